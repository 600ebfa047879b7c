package io.harrier.incidents.incident;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Who sees which restricted incident. */
@Singleton
public class IncidentMembers implements PanacheRepositoryBase<IncidentMember, IncidentMember.Key> {

    Uni<List<IncidentMember>> of(UUID incident) {
        return list("key.incidentId = ?1 order by key.subject", incident);
    }

    /**
     * The subjects of all who see an incident while it is restricted, as {@code hidden_incidents()} has it, sorted; null where it is not.
     */
    public Uni<List<String>> whoSee(Incident incident) {
        if (!incident.restricted) {
            return Uni.createFrom().nullItem();
        }
        var named = Stream.of(incident.owner, incident.incidentManager, incident.reporter).filter(Objects::nonNull)
                .map(Person::subject);
        return of(incident.id)
                .map(members -> Stream.concat(named, members.stream().map(it -> it.key.subject())).distinct().sorted()
                        .toList());
    }

    Uni<Void> replace(UUID incident, List<IncidentMember> members) {
        return delete("key.incidentId", incident).chain(() -> addAll(members));
    }

    Uni<Void> addAll(List<IncidentMember> all) {
        return getSession().chain(session -> session.persistAll(all.toArray())).chain(() -> flush());
    }
}
