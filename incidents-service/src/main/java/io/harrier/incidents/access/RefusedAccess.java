package io.harrier.incidents.access;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.dataaccess.DataAccess;
import io.harrier.platform.dataaccess.DataClassification;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Attempts to see what is hidden from who attempts it. */
@ApplicationScoped
@TenantTransaction
class RefusedAccess {

    private final HiddenIncidents hidden;
    private final DataAccess access;

    RefusedAccess(HiddenIncidents hidden, DataAccess access) {
        this.hidden = hidden;
        this.access = access;
    }

    Uni<Void> record(UUID incident) {
        return hidden.has(incident)
                .chain(it -> it
                        ? access.refused("incident", incident, DataClassification.RESTRICTED,
                                "not one of those who see it")
                        : Uni.createFrom().voidItem());
    }
}
