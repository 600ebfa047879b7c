package io.harrier.postmortems.plan;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.postmortems.priority.Priority;

/** What the list of plans can be narrowed to. */
public class PlanFilter {

    @RestQuery
    @Parameter(description = "Any of these statuses")
    public List<PlanStatus> status;

    @RestQuery
    @Parameter(description = "Any of these types")
    public List<PlanType> type;

    @RestQuery
    @Parameter(description = "Any of these priorities")
    public List<Priority> priority;

    @RestQuery
    public UUID incidentId;

    @RestQuery
    public UUID reviewId;

    @RestQuery
    @Parameter(description = "Subject of the owner")
    public String owner;
}
