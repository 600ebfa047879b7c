package io.harrier.integrations.sync;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what imports did with the records they got: {@code harrier_sync_records_total{system,kind,result}}. */
@Singleton
class SyncMetrics {

    private final MeterRegistry metrics;

    SyncMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void stored(ImportJob job, Counts counts) {
        count(job, "created", counts.created());
        count(job, "updated", counts.updated());
        count(job, "unchanged", counts.unchanged());
        count(job, "fixed", counts.fixed());
        count(job, "rejected", counts.rejected());
    }

    private void count(ImportJob job, String result, int records) {
        metrics.counter("harrier_sync_records_total", "system", job.connection().type().wire, "kind", job.kind().wire, "result",
                result)
                .increment(records);
    }
}
