package io.harrier.incidents.incident;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.problem.Malformed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

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

    /** Adds what is asked for, the search apart. */
    void narrow(Conditions conditions) {
        conditions
                .anyOf("i.status in :status", "status", statuses())
                .anyOf("i.severity in :severity", "severity", severities())
                .anyOf("i.priority in :priority", "priority", priority)
                .anyOf("i.incidentType in :incidentType", "incidentType", incidentType)
                .anyOf("i.owner.subject in :owner", "owner", owner)
                .anyOf("i.incidentManager.subject in :incidentManager", "incidentManager", incidentManager)
                .with("i.number = :number", "number", number())
                .with("i.id in (select l.key.incidentId from AlertLink l where l.key.alertId = :alertId)", "alertId", alertId)
                .with("i.escalationId = :escalationId", "escalationId", escalationId);
    }

    /** The same as {@code search_incidents} takes it. */
    JsonObject asked() {
        var asked = new JsonObject();
        anyOf(asked, "status", statuses(), it -> it.wire);
        anyOf(asked, "severity", severities(), it -> it.wire);
        anyOf(asked, "priority", priority, it -> it.wire);
        anyOf(asked, "incidentType", incidentType, it -> it.wire);
        anyOf(asked, "owner", owner, Function.identity());
        anyOf(asked, "incidentManager", incidentManager, Function.identity());
        Stream.of(Map.entry("number", Optional.ofNullable(number())), Map.entry("alertId", Optional.ofNullable(alertId)),
                Map.entry("escalationId", Optional.ofNullable(escalationId)))
                .forEach(it -> it.getValue().ifPresent(value -> asked.put(it.getKey(), value.toString())));
        return asked;
    }

    private static <T> void anyOf(JsonObject asked, String name, List<T> any, Function<T, String> wire) {
        if (any != null && !any.isEmpty()) {
            asked.put(name, new JsonArray(any.stream().map(wire).toList()));
        }
    }

    private List<IncidentStatus> statuses() {
        return read(status, "status", IncidentStatus::named).stream().flatMap(Set::stream).toList();
    }

    private List<Severity> severities() {
        return read(severity, "severity", Severity::of);
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
