package io.harrier.incidents.classification;

import java.util.HashSet;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.incidents.incident.DetectionMethod;
import io.harrier.incidents.incident.IncidentRole;
import io.harrier.incidents.incident.IncidentType;
import io.harrier.incidents.incident.Priority;
import io.harrier.incidents.incident.RoleWanted;
import io.harrier.incidents.incident.Severity;
import io.harrier.incidents.incident.Team;
import io.harrier.platform.problem.RuleBroken;

/** A row of the classification matrix as it is to be. */
@Schema(examples = """
    {"incidentType": "data_leak", "detectionMethod": "audit", "severity": "high", "priority": "high",
     "playbook": "data-leak-response", "team": "soc-tier2",
     "roles": [{"role": "legal"}, {"role": "responder", "person": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01",
      "name": "Ana Lyst"}}],
     "description": "What audits find has been known for some time"}""")
public record PutMatrixRow(
        @NotNull @Schema(examples = "data_leak") IncidentType incidentType,
        @Schema(description = "Holds for incidents noticed in this way; for all where absent", examples = "audit") DetectionMethod detectionMethod,
        @Schema(description = "Holds for incidents opened with this severity, which then is the row's; for all where absent") Severity whenSeverity,
        @NotNull @Schema(examples = "high") Severity severity,
        @NotNull @Schema(description = "What goes with that severity", examples = "high") Priority priority,
        @Size(min = 1, max = 200) @Schema(description = "The key of a response playbook", examples = "data-leak-response") String playbook,
        @Pattern(regexp = Team.KEY, message = Team.SAID) @Schema(description = "The team that answers for them", examples = "soc-tier2") String team,
        @Size(max = 20) @Schema(description = "Roles that are filled from the start, or wait to be") List<@NotNull @Valid RoleWanted> roles,
        @Size(max = 1000) String description) {

    public PutMatrixRow {
        roles = roles == null ? List.of() : List.copyOf(roles);
    }

    /** @throws RuleBroken where it contradicts itself */
    void check() {
        if (whenSeverity != null && whenSeverity != severity) {
            throw new RuleBroken("/severity", "A row for one severity has that severity: " + whenSeverity.wire);
        }
        if (roles.stream().anyMatch(it -> it.role() == IncidentRole.OWNER)) {
            throw new RuleBroken("/roles", "An owner takes the incident or is given it; the matrix names none");
        }
        if (roles.stream().filter(it -> it.role() == IncidentRole.INCIDENT_MANAGER).count() > 1) {
            throw new RuleBroken("/roles", "An incident has one incident manager");
        }
        if (new HashSet<>(roles).size() < roles.size()) {
            throw new RuleBroken("/roles", "A role is named twice for the same person");
        }
    }
}
