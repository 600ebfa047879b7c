package io.harrier.alerts.suppression;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.harrier.alerts.alert.Hold;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.expression.AlertValues;

/** The rules of a tenant that hide alerts or count them. */
public final class TenantSuppressions {

    private final List<Rule> rules;

    TenantSuppressions(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Of several that hide it the one that does so longest. */
    public Verdict judge(AlertValues alert, Severity severity, Instant now) {
        Hold longest = null;
        Instant until = Instant.MIN;
        List<UUID> hits = new ArrayList<>(1);
        for (Rule rule : rules) {
            Instant end = rule.times().until(now);
            if (end == null || !rule.condition().matches(alert)) {
                continue;
            }
            hits.add(rule.id());
            if (end.isAfter(until)
                    && rule.hides(severity, (String) alert.get("sourceSystem"), (String) alert.get("sourceId"))) {
                until = end;
                longest = rule.hold(end);
            }
        }
        return hits.isEmpty() ? Verdict.NONE : new Verdict(longest, hits);
    }
}
