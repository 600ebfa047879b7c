package io.harrier.alerts.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.ingest.EntityWindows.Placed;
import io.harrier.alerts.ingest.Sighting.Identity;
import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.alerts.processing.Standing;
import io.harrier.alerts.team.TeamRoutes;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.storage.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

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

    /** An observable of an alert, and what is known of it. */
    private record Seen(UUID tenant, UUID alert, Observable observable, Standing known) {

        static final Comparator<Seen> ORDER = Comparator.comparing(Seen::tenant).thenComparing(Seen::alert)
                .thenComparing(it -> it.observable.type()).thenComparing(it -> it.observable.value());
    }

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
        List<Seen> observables = new ArrayList<>();
        for (Sighting sighting : sightings) {
            var alert = stored.get(sighting.identity);
            UUID tenant = sighting.identity.tenant();
            if (alert.isNew()) {
                payloads.add(new AlertPayloads.Row(tenant, alert.id(), sighting.first.payload()));
            }
            sighting.observables().forEach(it -> observables.add(new Seen(tenant, alert.id(), it, sighting.standing(it))));
        }
        return AlertPayloads.write(connection, payloads)
                .chain(() -> observables(connection, observables))
                .chain(() -> announcements.write(connection, sightings, stored, now));
    }

    /** One statement for all rows, sorted, for two batches may add the same observable to the same alert. */
    private static Uni<Void> observables(SqlConnection connection, List<Seen> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        rows.sort(Seen.ORDER);
        var columns = Columns.of(rows).uuids(Seen::tenant).uuids(Seen::alert).texts(it -> it.observable.type().wire)
                .texts(it -> it.observable.value()).texts(it -> it.known == null ? null : it.known.verdict().wire)
                .texts(it -> it.known == null || it.known.tlp() == null ? null : it.known.tlp().wire)
                .texts(it -> it.known == null || it.known.pap() == null ? null : it.known.pap().wire);
        return connection.preparedQuery(OBSERVABLES).execute(columns.tuple()).replaceWithVoid();
    }
}
