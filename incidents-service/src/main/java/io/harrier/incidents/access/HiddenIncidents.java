package io.harrier.incidents.access;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The restricted incidents that the caller does not see. */
@Singleton
class HiddenIncidents {

    private static final String AMONG = "select h.id from hidden_incidents() as h (id) where h.id in (?1) order by h.id";

    /** Those of these that are hidden. */
    Uni<List<UUID>> among(Collection<UUID> incidents) {
        return Panache.getSession().chain(
                session -> session.<UUID>createNativeQuery(AMONG).setParameter(1, incidents).getResultList());
    }
}
