package io.harrier.alerts.retention;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Versioned;

/** How long a tenant keeps things of a kind, and what the job last did. */
@Schema(name = "RetentionPolicy", description = "How long things of a kind are kept")
record RetentionPolicyView(UUID id, long version, Instant updatedAt, String updatedBy, RetentionKind kind,
        @Schema(description = "What holds now: a period of ISO 8601, or forever", examples = "P7Y") String period,
        @Schema(description = "The shortest that may be said", examples = "P90D") String least,
        @Schema(description = "A shorter period that was said and does not hold yet") Next next,
        @Schema(description = "What the last run did; absent before the first") Run lastRun) implements Versioned {

    @Schema(name = "NextRetentionPeriod")
    record Next(String period, Instant from) {
    }

    @Schema(name = "RetentionRun")
    record Run(Instant startedAt, @Schema(description = "Absent while it runs") Instant finishedAt, Instant cutOff,
            long deleted,
            @Schema(description = "What was old enough and stayed: held, of a live incident, not ended, or in use at that moment") long kept) {
    }

    static RetentionPolicyView of(RetentionPolicy policy, Run run, Instant now) {
        boolean over = policy.isNextInForce(now);
        var next = policy.nextFrom == null || over ? null : new Next(policy.nextPeriod, policy.nextFrom);
        return new RetentionPolicyView(policy.id, policy.version, policy.updatedAt, policy.updatedBy, policy.kind,
                Periods.write(over ? policy.nextPeriod : policy.period), policy.kind.least.toString(), next, run);
    }
}
