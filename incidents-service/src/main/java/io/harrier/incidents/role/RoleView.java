package io.harrier.incidents.role;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.IncidentRole;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.RoleHolding;
import io.harrier.platform.http.Located;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** That somebody is or was something to an incident, as clients see it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "IncidentRoleHolding")
public record RoleView(UUID id, IncidentRole role, Person person, Instant from,
        @Schema(description = "When it ends by itself") Instant until, Person grantedBy, String reason,
        @Schema(description = "When it ended; absent while it is held") Instant endedAt,
        @Schema(description = "Who ended it; absent where its time was over") Person endedBy,
        String endReason) implements Located {

    static RoleView of(RoleHolding it) {
        return new RoleView(it.id, it.role, it.holder, it.since, it.until, it.grantedBy, it.reason, it.endedAt, it.endedBy,
                it.endReason);
    }
}
