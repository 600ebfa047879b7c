package io.harrier.alerts.collector;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class HeartbeatRepository implements PanacheRepositoryBase<Heartbeat, UUID> {

    /** The last heartbeats of collectors, by their ids; none for those that never sent one. */
    Uni<Map<UUID, Heartbeat>> of(Collection<UUID> collectors) {
        return collectors.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : list("collectorId in ?1", collectors).map(found -> found.stream()
                        .collect(Collectors.toMap(heartbeat -> heartbeat.collectorId, Function.identity())));
    }
}
