package io.harrier.integrations.sync;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.harrier.integrations.system.SystemType;
import io.quarkus.arc.All;

/** The connectors there are, by the type of system they speak to. */
@Singleton
class Connectors {

    private final Map<SystemType, Connector> byType = new EnumMap<>(SystemType.class);

    Connectors(@All List<Connector> connectors) {
        connectors.forEach(connector -> byType.put(connector.type(), connector));
    }

    Optional<Connector> of(SystemType type) {
        return Optional.ofNullable(byType.get(type));
    }
}
