package io.harrier.incidents.incident;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.problem.Malformed;

/** What a list of incidents may be narrowed to; what is repeated is any of. */
public class IncidentFilter {

    @RestQuery
    @Parameter(description = "A status, or OPEN, MITIGATING, RESOLVED, CLOSED for the coarse view", example = "investigating")
    public List<String> status;

    @RestQuery
    @Parameter(description = "A severity or its short name", example = "SEV1")
    public List<String> severity;

    @RestQuery
    public List<Priority> priority;

    @RestQuery
    public List<IncidentType> incidentType;

    @RestQuery
    @Parameter(description = "Subject of the owner")
    public List<String> owner;

    @RestQuery
    @Parameter(description = "Subject of the incident manager")
    public List<String> incidentManager;

    @RestQuery
    @Parameter(description = "The number people use", example = "INC-000042")
    public String reference;

    @RestQuery
    @Parameter(description = "Incidents that this alert is linked to")
    public UUID alertId;

    @RestQuery
    public UUID escalationId;

    @RestQuery
    @Size(max = 500)
    @Parameter(description = "Full text over reference, title and description")
    public String q;

    boolean searches() {
        return q != null && !q.isBlank();
    }

    /** Adds what is asked for; the search apart, which the database runs first. */
    void narrow(Conditions conditions) {
        conditions
                .anyOf("i.status in :status", "status",
                        read(status, "status", IncidentStatus::named).stream().flatMap(Set::stream).toList())
                .anyOf("i.severity in :severity", "severity", read(severity, "severity", Severity::of))
                .anyOf("i.priority in :priority", "priority", priority)
                .anyOf("i.incidentType in :incidentType", "incidentType", incidentType)
                .anyOf("i.owner.subject in :owner", "owner", owner)
                .anyOf("i.incidentManager.subject in :incidentManager", "incidentManager", incidentManager)
                .with("i.number = :number", "number", number())
                .with("i.id in (select l.key.incidentId from AlertLink l where l.key.alertId = :alertId)", "alertId", alertId)
                .with("i.escalationId = :escalationId", "escalationId", escalationId);
    }

    private Long number() {
        if (reference == null || reference.isEmpty()) {
            return null;
        }
        if (!reference.matches("INC-\\d{1,15}")) {
            throw new Malformed("reference", "Not a reference, like INC-000042");
        }
        return Long.valueOf(reference.substring(4));
    }

    private static <T> List<T> read(List<String> words, String name, Function<String, T> reader) {
        try {
            return words == null ? List.of() : words.stream().map(reader).toList();
        } catch (IllegalArgumentException unknown) {
            throw new Malformed(name, "Not a " + name + " of an incident");
        }
    }
}
