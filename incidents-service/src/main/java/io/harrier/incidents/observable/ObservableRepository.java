package io.harrier.incidents.observable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.incidents.incident.Person;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.storage.Times;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The observables of incidents, each as often as something brought it. */
@Singleton
class ObservableRepository {

    static final String SORT = "value";
    /** More are not counted, nor told apart by. */
    static final int TOO_COMMON = 500;

    private static final String ADD = """
        insert into incident_observables (incident_id, type, value, origin, added_at, added_by, added_by_name)
        select cast(?1 as uuid), o.type, o.value, cast(?2 as uuid), cast(?3 as timestamptz), cast(?4 as text), cast(?5 as text)
        from (select a.item ->> 'type' as type, a.item ->> 'value' as value, row_number() over (order by min(a.place)) as place
              from jsonb_array_elements(cast(cast(?6 as text) as jsonb)) with ordinality a (item, place) group by 1, 2) o
        where (select count(*) from incident_observables i where i.incident_id = ?1) + o.place <= ?7
        on conflict (tenant_id, incident_id, type, key, origin) do update set merged_from = null
        where incident_observables.merged_from is not null""";
    private static final String COUNT = "select count(*) from incident_observables where incident_id = ?1";
    private static final String FORGET = "delete from incident_observables where incident_id = ?1 and origin in (?2)";
    private static final String REMOVE = """
        delete from incident_observables where incident_id = ?1 and origin = ?1 and type = ?2 and key = md5(?3)""";
    private static final String LINKED = "select count(*) from incident_alert_links where incident_id = ?1 and alert_id = ?2";
    private static final String LIST = """
        select type, value, seen_in, of_alerts, added_by, added_by_name, added_at, key
        from observables_of(?1, ?2, ?3, ?4, ?5, cast(cast(?6 as text) as timestamptz))""";

    /** A page's row with what it is sorted by. */
    record Row(IncidentObservableView view, String key) {

        Cursor cursor() {
            return Cursor.of(SORT, view.type().wire, key);
        }
    }

    /** Those that fit: what an incident can't hold any more is left out. */
    Uni<Void> add(UUID incident, UUID origin, Collection<Observable> observables, Person by, Instant now, int most) {
        var items = new JsonArray();
        observables.forEach(it -> items.add(new JsonObject().put("type", it.type().wire).put("value", it.value())));
        return Panache.getSession().chain(session -> session.createNativeQuery(ADD).setParameter(1, incident)
                .setParameter(2, origin).setParameter(3, now).setParameter(4, by == null ? null : by.subject())
                .setParameter(5, by == null ? null : by.name()).setParameter(6, items.encode()).setParameter(7, most)
                .executeUpdate()).replaceWithVoid();
    }

    Uni<Void> flush() {
        return Panache.getSession().chain(session -> session.flush());
    }

    Uni<Long> count(UUID incident) {
        return one(COUNT, incident);
    }

    /** What these brought goes with them. */
    Uni<Void> forget(UUID incident, List<UUID> origins) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FORGET).setParameter(1, incident)
                .setParameter(2, origins).executeUpdate()).replaceWithVoid();
    }

    /** Whether somebody had added it. */
    Uni<Boolean> remove(UUID incident, Observable observable) {
        return Panache.getSession().chain(session -> session.createNativeQuery(REMOVE).setParameter(1, incident)
                .setParameter(2, observable.type().wire).setParameter(3, observable.value()).executeUpdate())
                .map(rows -> rows > 0);
    }

    Uni<Boolean> isLinked(UUID incident, UUID alert) {
        return Panache.getSession().chain(session -> session.<Long>createNativeQuery(LINKED).setParameter(1, incident)
                .setParameter(2, alert).getSingleResult()).map(count -> count > 0);
    }

    Uni<List<Row>> list(UUID incident, Cursor after, Instant since, int limit) {
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(LIST).setParameter(1, incident)
                .setParameter(2, after == null ? "" : after.text(0)).setParameter(3, after == null ? "" : after.text(1))
                .setParameter(4, limit + 1).setParameter(5, TOO_COMMON).setParameter(6, since == null ? null : since.toString())
                .getResultList())
                .map(rows -> rows.stream().map(ObservableRepository::row).toList());
    }

    private static Row row(Object[] row) {
        var by = row[4] == null ? null : new Person((String) row[4], (String) row[5]);
        var at = Times.instant(row[6]);
        var view = new IncidentObservableView(ObservableType.named((String) row[0]), (String) row[1],
                ((Number) row[2]).intValue(), (Boolean) row[3], by, at);
        return new Row(view, (String) row[7]);
    }

    private static Uni<Long> one(String sql, UUID incident) {
        return Panache.getSession()
                .chain(session -> session.<Long>createNativeQuery(sql).setParameter(1, incident).getSingleResult());
    }
}
