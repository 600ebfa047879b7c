package io.harrier.incidents.incident;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Who sees which restricted incident. */
@Singleton
class IncidentMembers implements PanacheRepositoryBase<IncidentMember, IncidentMember.Key> {

    Uni<List<IncidentMember>> of(UUID incident) {
        return list("key.incidentId = ?1 order by key.subject", incident);
    }

    Uni<Void> replace(UUID incident, List<IncidentMember> members) {
        return delete("key.incidentId", incident).chain(() -> addAll(members));
    }

    Uni<Void> addAll(List<IncidentMember> all) {
        return getSession().chain(session -> session.persistAll(all.toArray())).chain(() -> flush());
    }
}
