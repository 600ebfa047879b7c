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
@Schema(name = "IncidentRoleHolding", examples = """
    {"id": "0190a3f2-401e-7000-8000-000000000001", "role": "observer",
     "person": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01", "name": "Ana Lyst"}, "from": "2025-03-02T09:00:00Z",
     "until": "2025-03-09T09:00:00Z", "grantedBy": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a02", "name": "Max Manager"},
     "reason": "The yearly audit"}""")
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
