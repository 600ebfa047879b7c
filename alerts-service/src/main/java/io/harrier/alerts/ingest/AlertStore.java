package io.harrier.alerts.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.ingest.EntityWindows.Placed;
import io.harrier.alerts.ingest.Sighting.Identity;
import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.alerts.processing.Standing;
import io.harrier.alerts.team.TeamRoutes;
import io.harrier.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Stores records in the caller's transaction, exactly: one row per identity, every record counted, every new alert announced. Both
 * the pipelines' batches and REST end here.
 */
@Singleton
public class AlertStore {

    private static final String OBSERVABLES = """
        insert into alert_observables (tenant_id, alert_id, type, value, verdict, tlp, pap)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
        on conflict do nothing""";

    private final Preparation preparation;
    private final EntityWindows windows;
    private final Judges judges;
    private final TeamRoutes routes;
    private final AlertUpsert upsert;
    private final StoreAnnouncements announcements;
    private final SourceActivity activity;
    private final Ids ids;
    private final Clock clock;
    private final IngestMetrics metrics;

    AlertStore(Preparation preparation, EntityWindows windows, Judges judges, TeamRoutes routes, AlertUpsert upsert,
            StoreAnnouncements announcements, SourceActivity activity, Ids ids, Clock clock, IngestMetrics metrics) {
        this.preparation = preparation;
        this.windows = windows;
        this.judges = judges;
        this.routes = routes;
        this.upsert = upsert;
        this.announcements = announcements;
        this.activity = activity;
        this.ids = ids;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** @return what became of each identity */
    Uni<Map<Identity, StoredAlert>> store(SqlConnection connection, List<Received> records) {
        return store(connection, records, new Aside());
    }

    /** The same, but for what counts: to be taken back. */
    Uni<Void> rehearse(SqlConnection connection, List<Received> records) {
        var now = clock.instant();
        return preparation.of(connection, records, now).chain(prepared -> {
            // Whatever the rules make it a repeat of, it waits for no alert.
            var apart = prepared.records.stream().map(it -> it.identified("canary:" + ids.next())).toList();
            return judges.of(connection, apart, now).chain(judge -> {
                var sightings = Sighting.merge(apart, now, ids::next, judge);
                return upsert.store(connection, sightings, now)
                        .chain(stored -> details(connection, sightings, stored, now));
            });
        });
    }

    /** @param aside to be counted with them */
    Uni<Map<Identity, StoredAlert>> store(SqlConnection connection, List<Received> records, Aside aside) {
        var now = clock.instant();
        metrics.aside(connection, aside);
        if (records.isEmpty()) {
            return activity.count(connection, List.of(), Map.of(), aside, now).replaceWith(Map.of());
        }
        return preparation.of(connection, records, now)
                .chain(prepared -> windows.place(connection, prepared.records, now)
                        .chain(placed -> store(connection, placed, aside, now).map(placed::answer))
                        .call(() -> preparation.count(connection, prepared, now)).map(prepared::answer));
    }

    private Uni<Map<Identity, StoredAlert>> store(SqlConnection connection, Placed placed, Aside aside, Instant now) {
        var records = placed.records;
        return judges.of(connection, records, now).chain(judge -> {
            var sightings = Sighting.merge(records, now, ids::next, judge);
            placed.link(sightings);
            return route(connection, sightings).chain(() -> upsert.store(connection, sightings, now))
                    .call(stored -> details(connection, sightings, stored, now))
                    .call(stored -> activity.count(connection, sightings, stored, aside, now))
                    .call(stored -> judges.count(connection, sightings, stored, now))
                    .invoke(stored -> metrics.stored(connection, stored.values(), records.size()));
        });
    }

    /** Says whose queue each goes to if it is new. */
    private Uni<Void> route(SqlConnection connection, List<Sighting> sightings) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (UUID tenant : sightings.stream().map(sighting -> sighting.identity.tenant()).distinct().toList()) {
            all = all.chain(() -> routes.of(connection, tenant)).invoke(found -> sightings.stream()
                    .filter(sighting -> sighting.identity.tenant().equals(tenant))
                    .forEach(it -> it.team = found.team(it.identity.sourceSystem(), it.first.classification())))
                    .replaceWithVoid();
        }
        return all;
    }

    private Uni<Void> details(SqlConnection connection, List<Sighting> sightings, Map<Identity, StoredAlert> stored,
            Instant now) {
        List<AlertPayloads.Row> payloads = new ArrayList<>();
        var observables = new TreeMap<String, Tuple>();
        for (Sighting sighting : sightings) {
            var alert = stored.get(sighting.identity);
            UUID tenant = sighting.identity.tenant();
            if (alert.isNew()) {
                payloads.add(new AlertPayloads.Row(tenant, alert.id(), sighting.first.payload()));
            }
            // Sorted, for two batches may add the same observable to the same alert.
            sighting.first.observables().forEach(it -> observables.put(tenant + " " + alert.id() + it.type().wire + it.value(),
                    observable(tenant, alert.id(), it, sighting.processed.standings().get(it))));
        }
        return AlertPayloads.write(connection, payloads)
                .chain(() -> observables(connection, observables.values()))
                .chain(() -> announcements.write(connection, sightings, stored, now));
    }

    private static Tuple observable(UUID tenant, UUID alert, Observable it, Standing known) {
        return Tuple.tuple().addUUID(tenant).addUUID(alert).addString(it.type().wire).addString(it.value())
                .addString(known == null ? null : known.verdict().wire)
                .addString(known == null || known.tlp() == null ? null : known.tlp().wire)
                .addString(known == null || known.pap() == null ? null : known.pap().wire);
    }

    /** One statement for all rows. */
    private static Uni<Void> observables(SqlConnection connection, Collection<Tuple> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = Tuple.tuple()
                .addValue(rows.stream().map(row -> row.getUUID(0)).toArray(UUID[]::new))
                .addValue(rows.stream().map(row -> row.getUUID(1)).toArray(UUID[]::new))
                .addValue(texts(rows, 2)).addValue(texts(rows, 3)).addValue(texts(rows, 4)).addValue(texts(rows, 5))
                .addValue(texts(rows, 6));
        return connection.preparedQuery(OBSERVABLES).execute(columns).replaceWithVoid();
    }

    private static String[] texts(Collection<Tuple> rows, int column) {
        return rows.stream().map(row -> row.getString(column)).toArray(String[]::new);
    }
}
