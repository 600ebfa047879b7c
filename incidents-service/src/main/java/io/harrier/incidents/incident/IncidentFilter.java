package io.harrier.incidents.incident;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.filter.Filter;
import io.harrier.platform.problem.Malformed;

/** What a list of incidents may be narrowed to; what is repeated is any of. */
public class IncidentFilter {

    static final int LONGEST_WORDS = 500;

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
    @Parameter(description = "Subject of the owner; 'me' is the caller")
    public List<String> owner;

    @RestQuery
    @Parameter(description = "Subject of the incident manager")
    public List<String> incidentManager;

    @RestQuery
    @Parameter(description = "Key of the team that answers for it", example = "soc-tier2")
    public List<String> team;

    @RestQuery
    @Size(max = Tags.MOST)
    @Parameter(description = "A tag, in whatever spelling", example = "payroll")
    public List<String> tag;

    @RestQuery
    @Parameter(description = "Only those that the caller watches")
    public Boolean watchedByMe;

    @RestQuery
    @Parameter(description = "The number people use", example = "INC-000042")
    public String reference;

    @RestQuery
    @Parameter(description = "Incidents that this alert is linked to")
    public UUID alertId;

    @RestQuery
    public UUID escalationId;

    @RestQuery
    @Size(max = LONGEST_WORDS)
    @Parameter(description = "Words, at most eight: each begins a word of the reference, the title, the description, the affected systems or an entry of the timeline", example = "rundll32 pay-db")
    public String q;

    @RestQuery
    @Size(max = Filter.LONGEST)
    @Parameter(description = "A condition in CEL over the properties of an incident (docs/incident-queue.md)", example = "severity >= \"high\" && openedAt > now - duration(\"24h\")")
    public String filter;

    /** Whether it asks for more than columns with an index tell. */
    boolean searches() {
        return q != null && !q.isBlank() || filter != null && !filter.isBlank() || watched() || !tags().isEmpty();
    }

    List<String> owners(String me) {
        return owner == null ? List.of() : owner.stream().map(it -> it.equals("me") ? me : it).toList();
    }

    List<String> tags() {
        return tag == null ? List.of() : tag.stream().map(Tags::normal).distinct().toList();
    }

    boolean watched() {
        return Boolean.TRUE.equals(watchedByMe);
    }

    List<IncidentStatus> statuses() {
        return read(status, "status", IncidentStatus::named).stream().flatMap(Set::stream).toList();
    }

    List<Severity> severities() {
        return read(severity, "severity", Severity::of);
    }

    Long number() {
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
