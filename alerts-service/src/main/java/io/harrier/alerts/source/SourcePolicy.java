package io.harrier.alerts.source;

import java.util.Map;
import java.util.UUID;

import io.harrier.alerts.alert.Severity;

/** How ingest treats the alerts of one source of one tenant. */
public record SourcePolicy(RefirePolicy refire, Severity defaultSeverity) {

    /** For sources of which the tenant said nothing. */
    public static final SourcePolicy DEFAULT = new SourcePolicy(RefirePolicy.REOPEN, Severity.MEDIUM);

    /** The policies that a batch needs. */
    public record Known(Map<Source, SourcePolicy> policies) {

        public SourcePolicy of(UUID tenant, String sourceSystem) {
            return policies.getOrDefault(new Source(tenant, sourceSystem), DEFAULT);
        }
    }

    public record Source(UUID tenant, String sourceSystem) {
    }
}
