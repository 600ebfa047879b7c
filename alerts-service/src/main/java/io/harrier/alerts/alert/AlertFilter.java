package io.harrier.alerts.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.filter.Filter;

/** What a list of alerts can be narrowed to. A repeated parameter means any of its values. */
public class AlertFilter {

    static final int SHORTEST_WORDS = 3;
    static final int LONGEST_WORDS = 200;

    @RestQuery
    public List<AlertStatus> status;

    @RestQuery
    public List<Severity> severity;

    @RestQuery
    public List<String> sourceSystem;

    @RestQuery
    public String sourceId;

    @RestQuery
    public List<SourceType> sourceType;

    @RestQuery
    @Parameter(description = "The subject of its owner; 'me' is the caller")
    public String assignedTo;

    @RestQuery
    public UUID incidentId;

    @RestQuery
    @Parameter(description = "The id of the team whose queue it is in")
    public UUID team;

    @RestQuery
    @Parameter(description = "First seen at or after")
    public Instant from;

    @RestQuery
    @Parameter(description = "First seen before")
    public Instant to;

    @RestQuery
    @Size(min = SHORTEST_WORDS, max = LONGEST_WORDS)
    @Parameter(description = "Words, at least three characters: each is part of the title, or begins a word of what else is said of the alert: description, source, entity, systems, observables, comments")
    public String q;

    @RestQuery
    @Size(max = Filter.LONGEST)
    @Parameter(description = "A condition in CEL over the properties of an alert (docs/queue.md)", example = "severity >= \"high\" && firstSeenAt > now - duration(\"24h\")")
    public String filter;
}
