package io.harrier.incidents.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

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

    record Condition(String text, Object value) {
    }

    boolean searches() {
        return q != null && !q.isBlank();
    }

    /** The conditions asked for, by the name of their parameter; the search apart, which the database runs first. */
    Map<String, Condition> conditions() {
        var asked = new LinkedHashMap<String, Condition>();
        anyOf(asked, "status", "i.status in :status",
                read(status, "status", IncidentStatus::named).stream().flatMap(set -> set.stream()).toList());
        anyOf(asked, "severity", "i.severity in :severity", read(severity, "severity", Severity::of));
        anyOf(asked, "priority", "i.priority in :priority", priority);
        anyOf(asked, "incidentType", "i.incidentType in :incidentType", incidentType);
        anyOf(asked, "owner", "i.owner.subject in :owner", owner);
        anyOf(asked, "incidentManager", "i.incidentManager.subject in :incidentManager", incidentManager);
        one(asked, "number", "i.number = :number", number());
        one(asked, "alertId", "i.id in (select l.key.incidentId from AlertLink l where l.key.alertId = :alertId)", alertId);
        one(asked, "escalationId", "i.escalationId = :escalationId", escalationId);
        return asked;
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

    private static void anyOf(Map<String, Condition> asked, String name, String text, List<?> values) {
        if (values != null && !values.isEmpty()) {
            asked.put(name, new Condition(text, values));
        }
    }

    private static void one(Map<String, Condition> asked, String name, String text, Object value) {
        if (value != null) {
            asked.put(name, new Condition(text, value));
        }
    }
}
