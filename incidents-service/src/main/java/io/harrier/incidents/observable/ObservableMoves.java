package io.harrier.incidents.observable;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Observables that come with a merge and go when it is undone. */
@Singleton
class ObservableMoves {

    private static final String TAKE_ALONG = """
        insert into incident_observables (incident_id, type, value, origin, added_at, added_by, added_by_name, merged_from)
        select cast(?1 as uuid), o.type, o.value, cast(?1 as uuid), o.added_at, o.added_by, o.added_by_name, o.incident_id
        from (select o.*, row_number() over (order by o.added_at, o.type, o.key) as place
              from incident_observables o where o.incident_id = ?2 and o.origin = o.incident_id) o
        where (select count(*) from incident_observables i where i.incident_id = ?1) + o.place <= ?3
        on conflict do nothing""";
    private static final String GIVE_BACK = """
        delete from incident_observables o
        where o.incident_id = ?1 and o.merged_from is not null
          and (o.merged_from = ?2 or exists (select from incident_observables m
              where m.incident_id = ?2 and m.origin = m.incident_id and m.type = o.type and m.key = o.key))
          and not exists (select from incident_observables m
              join incidents i on i.tenant_id = m.tenant_id and i.id = m.incident_id
              where i.merged_into = ?1 and m.origin = m.incident_id and m.type = o.type and m.key = o.key)""";

    /** What people added to an incident that is merged into another, as far as that can hold more. */
    Uni<Void> takeAlong(UUID merged, UUID into, int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery(TAKE_ALONG).setParameter(1, into)
                .setParameter(2, merged).setParameter(3, most).executeUpdate()).replaceWithVoid();
    }

    /** What no other one that is merged into it has too. */
    Uni<Void> giveBack(UUID merged, UUID into) {
        return Panache.getSession().chain(session -> session.createNativeQuery(GIVE_BACK).setParameter(1, into)
                .setParameter(2, merged).executeUpdate()).replaceWithVoid();
    }
}
