package io.harrier.alerts.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.harrier.alerts.ingest.Sighting.Identity;
import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.alerts.source.SourcePolicies;
import io.harrier.alerts.source.SourcePolicy;
import io.harrier.platform.ids.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Stores records in the caller's transaction, exactly: one row per identity, every record counted, every new alert announced. Both
 * the pipelines' batches and REST end here.
 */
@Singleton
public class AlertStore {

    private static final String PAYLOAD = "insert into alert_payloads (tenant_id, alert_id, content_type, raw) values ($1, $2, $3, $4)";
    private static final String OBSERVABLE = """
                                             insert into alert_observables (tenant_id, alert_id, type, value) values ($1, $2, $3, $4) on conflict do nothing""";

    private final SourcePolicies policies;
    private final AlertUpsert upsert;
    private final StoreAnnouncements announcements;
    private final Ids ids;
    private final Clock clock;
    private final MeterRegistry metrics;

    AlertStore(SourcePolicies policies, AlertUpsert upsert, StoreAnnouncements announcements, Ids ids, Clock clock,
            MeterRegistry metrics) {
        this.policies = policies;
        this.upsert = upsert;
        this.announcements = announcements;
        this.ids = ids;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** @return what became of each identity */
    Uni<Map<Identity, StoredAlert>> store(SqlConnection connection, List<Received> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var now = clock.instant();
        var sources = records.stream().map(it -> new SourcePolicy.Source(it.tenant(), it.alert().sourceSystem()))
                .collect(Collectors.toSet());
        return policies.of(connection, sources)
                .map(known -> Sighting.merge(records, known, now, ids::next))
                .chain(sightings -> upsert.store(connection, sightings, now)
                        .call(stored -> details(connection, sightings, stored, now))
                        .invoke(stored -> count(sightings, stored)));
    }

    private Uni<Void> details(SqlConnection connection, List<Sighting> sightings, Map<Identity, StoredAlert> stored,
            Instant now) {
        List<Tuple> payloads = new ArrayList<>();
        var observables = new TreeMap<String, Tuple>();
        for (Sighting sighting : sightings) {
            var alert = stored.get(sighting.identity);
            UUID tenant = sighting.identity.tenant();
            if (alert.isNew()) {
                var payload = sighting.first.payload();
                payloads.add(Tuple.of(tenant, alert.id(), payload.contentType(), Buffer.buffer(payload.raw())));
            }
            // Sorted, for two batches may add the same observable to the same alert.
            sighting.first.observables().forEach(it -> observables.put(tenant + " " + alert.id() + it.type().wire + it.value(),
                    Tuple.of(tenant, alert.id(), it.type().wire, it.value())));
        }
        return all(connection, PAYLOAD, payloads)
                .chain(() -> all(connection, OBSERVABLE, List.copyOf(observables.values())))
                .chain(() -> announcements.write(connection, sightings, stored, now));
    }

    private static Uni<Void> all(SqlConnection connection, String sql, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
    }

    private void count(List<Sighting> sightings, Map<Identity, StoredAlert> stored) {
        long fresh = stored.values().stream().filter(StoredAlert::isNew).count();
        long records = sightings.stream().mapToLong(it -> it.count).sum();
        counter("new").increment(fresh);
        counter("folded").increment(records - fresh);
        counter("reopened").increment(stored.values().stream().filter(StoredAlert::reopened).count());
    }

    private io.micrometer.core.instrument.Counter counter(String result) {
        return metrics.counter("harrier_alerts_ingested_total", "result", result);
    }
}
