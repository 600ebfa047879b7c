package io.harrier.alerts.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of alerts can be narrowed to. A repeated parameter means any of its values. */
public class AlertFilter {

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
    @Size(min = 3, max = 200)
    @Parameter(description = "Part of the title, at least three characters")
    public String q;
}
