package io.harrier.incidents.sla;

import java.util.UUID;

import io.harrier.incidents.incident.Severity;
import io.harrier.platform.problem.NotFound;

/** How a path names a policy: the standing one by its severity, any by its id. One of the two is null. */
record PolicyName(UUID id, Severity severity) {

    private static final int ID = 36;

    static PolicyName of(String text) {
        try {
            return text.length() == ID ? new PolicyName(UUID.fromString(text), null) : new PolicyName(null, Severity.of(text));
        } catch (IllegalArgumentException unknown) {
            throw new NotFound("SLA policy", text);
        }
    }

    String text() {
        return id == null ? severity.wire : id.toString();
    }
}
