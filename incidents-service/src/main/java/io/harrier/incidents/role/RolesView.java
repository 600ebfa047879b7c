package io.harrier.incidents.role;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.IncidentRole;
import io.harrier.incidents.incident.Person;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Who is what to an incident now; the version is the incident's. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "IncidentRoles")
public record RolesView(List<RoleView> items, @Schema(description = "Who reported it, and sees it for that") Person reporter,
        @Schema(description = "Roles the classification matrix wants that nobody holds", examples = "[\"legal\"]") List<IncidentRole> wanted,
        long version) implements Versioned {
}
