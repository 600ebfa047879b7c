package io.harrier.incidents.access;

import java.util.Collection;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.dataaccess.DataAccess;
import io.harrier.platform.dataaccess.DataClassification;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Attempts to see what is hidden from who attempts it. */
@ApplicationScoped
@TenantTransaction
class RefusedAccess {

    private static final String WHY = "not one of those who see it";

    private final HiddenIncidents hidden;
    private final DataAccess access;

    RefusedAccess(HiddenIncidents hidden, DataAccess access) {
        this.hidden = hidden;
        this.access = access;
    }

    Uni<Void> record(Collection<UUID> incidents) {
        return hidden.among(incidents).chain(all -> Multi.createFrom().iterable(all).onItem()
                .transformToUniAndConcatenate(it -> access.refused("incident", it, DataClassification.RESTRICTED, WHY))
                .collect().asList()).replaceWithVoid();
    }
}
