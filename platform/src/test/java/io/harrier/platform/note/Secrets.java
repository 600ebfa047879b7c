package io.harrier.platform.note;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.dataaccess.DataAccess;
import io.harrier.platform.dataaccess.DataClassification;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
@TenantTransaction
public class Secrets {

    private static final String TYPE = "secret";

    private final DataAccess access;

    Secrets(DataAccess access) {
        this.access = access;
    }

    Uni<Long> touched(UUID id) {
        return access.touched(TYPE, id, DataClassification.RESTRICTED).replaceWith(1L);
    }

    Uni<Long> failsAfterwards(UUID id) {
        return access.read(TYPE, id, DataClassification.RESTRICTED).invoke(() -> {
            throw new Conflict("Not now");
        }).replaceWith(1L);
    }

    Uni<Long> refused(UUID id) {
        return access.refused(TYPE, id, DataClassification.RESTRICTED, "not a member").replaceWith(1L);
    }

    Uni<Long> takenOut(UUID id, long bytes) {
        return access.exported(TYPE, id, DataClassification.SENSITIVE, bytes)
                .chain(() -> access.exported(TYPE, null, DataClassification.SENSITIVE, 3)).replaceWith(1L);
    }
}
