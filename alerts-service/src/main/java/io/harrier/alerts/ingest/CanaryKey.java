package io.harrier.alerts.ingest;

import java.util.Comparator;
import java.util.UUID;

/** A canary: pipelines choose ids, so that two tenants may have the same. */
record CanaryKey(UUID tenant, UUID id) {

    /** In which their rows are written, by whomever. */
    static final Comparator<CanaryKey> ORDER = Comparator.comparing(CanaryKey::tenant).thenComparing(CanaryKey::id);
}
