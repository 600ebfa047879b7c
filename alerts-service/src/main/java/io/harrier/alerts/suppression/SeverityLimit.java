package io.harrier.alerts.suppression;

import io.harrier.alerts.alert.Severity;
import io.harrier.platform.problem.Forbidden;

/** Who may hide how bad an alert. */
final class SeverityLimit {

    private SeverityLimit() {
    }

    static void check(Severity most, boolean manages) {
        if (most == Severity.CRITICAL && !manages) {
            throw new Forbidden("Only an incident manager may hide critical alerts");
        }
    }
}
