package io.harrier.incidents.access;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The restricted incidents that the caller does not see. */
@Singleton
class HiddenIncidents {

    private static final String HAS = "select exists (select from hidden_incidents() as h (id) where h.id = ?1)";

    Uni<Boolean> has(UUID incident) {
        return Panache.getSession()
                .chain(session -> session.<Boolean>createNativeQuery(HAS).setParameter(1, incident).getSingleResult());
    }
}
