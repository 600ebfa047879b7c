package io.harrier.alerts.ingest;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import jakarta.inject.Singleton;

import io.harrier.alerts.alert.AlertStatus;
import io.harrier.alerts.format.Unreadable.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Counts what ingest did when its transaction has committed, so that what is tried again counts once. */
@Singleton
class IngestMetrics {

    private static final String INGESTED = "harrier_alerts_ingested_total";

    private final MeterRegistry metrics;

    IngestMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** @param records how many records came to these alerts */
    void stored(SqlConnection connection, Collection<StoredAlert> alerts, long records) {
        long fresh = alerts.stream().filter(StoredAlert::isNew).count();
        long hidden = alerts.stream().filter(it -> it.isNew() && it.status() == AlertStatus.SUPPRESSED).count();
        long reopened = alerts.stream().filter(StoredAlert::reopened).count();
        afterCommit(connection, () -> {
            ingested("new", fresh - hidden);
            ingested("suppressed", hidden);
            ingested("folded", records - fresh);
            ingested("reopened", reopened);
        });
    }

    /** What came to no alert, but for a pipeline's records that are refused: these are counted where they are passed by. */
    void aside(SqlConnection connection, Aside aside) {
        if (!aside.reasons.isEmpty()) {
            rejected(connection, aside.reasons);
        }
        if (!aside.filtered.isEmpty() || !aside.delayed.isEmpty()) {
            afterCommit(connection, () -> {
                ingested("filtered", aside.filtered.size());
                ingested("delayed", aside.delayed.size());
            });
        }
    }

    void rejected(SqlConnection connection, List<Reason> reasons) {
        afterCommit(connection, () -> {
            ingested("rejected", reasons.size());
            reasons.forEach(reason -> metrics
                    .counter("harrier_ingest_rejected_total", "reason", reason.name().toLowerCase(Locale.ROOT)).increment());
        });
    }

    /** How long records were on their way. */
    void lag(SqlConnection connection, List<Duration> lags) {
        afterCommit(connection, () -> lags.forEach(lag -> metrics.timer("harrier_ingest_lag_seconds").record(lag)));
    }

    /** Records marked as canaries that were neither expected nor among the first of their tenant. */
    void passedBy(SqlConnection connection, int canaries) {
        if (canaries > 0) {
            afterCommit(connection,
                    () -> metrics.counter("harrier_canaries_total", "result", "passed_by").increment(canaries));
        }
    }

    private void ingested(String result, long many) {
        metrics.counter(INGESTED, "result", result).increment(many);
    }

    private static void afterCommit(SqlConnection connection, Runnable count) {
        connection.getDelegate().transaction().completion().onSuccess(committed -> count.run());
    }
}
