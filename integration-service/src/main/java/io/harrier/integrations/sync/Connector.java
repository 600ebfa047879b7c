package io.harrier.integrations.sync;

import io.harrier.integrations.outbound.ExternalFailure;
import io.harrier.integrations.system.SystemType;
import io.smallrye.mutiny.Uni;

/** Brings records in from one type of external system: a bean per type. */
public interface Connector {

    SystemType type();

    /**
     * Does for an import what can be done now, and says how it goes on. Called again until the import ends, by any replica; what
     * it stores it stores through {@link ImportStore}. An {@link ExternalFailure} needs no handling here.
     */
    Uni<Next> advance(ImportJob job);
}
