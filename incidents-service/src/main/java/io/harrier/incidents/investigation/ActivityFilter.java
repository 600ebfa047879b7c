package io.harrier.incidents.investigation;

import java.time.Instant;
import java.util.List;

import jakarta.ws.rs.DefaultValue;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.paging.Conditions;

/** What a list of activities may be narrowed to, and its order. */
public class ActivityFilter {

    @RestQuery
    public List<ActivityStatus> status;

    @RestQuery
    public List<ActivityType> activityType;

    @RestQuery
    @Parameter(description = "Any of these people, by subject")
    public List<String> assignedTo;

    @RestQuery
    @Parameter(description = "The caller's own only")
    public boolean mine;

    @RestQuery
    @Parameter(description = "Nobody's only, or somebody's only")
    public Boolean unassigned;

    @RestQuery
    @Parameter(description = "What was due and is open still")
    public boolean overdue;

    @RestQuery
    @Parameter(description = "Due at or before this instant")
    public Instant dueUntil;

    @RestQuery
    @DefaultValue("-createdAt")
    @Parameter(description = "Newest first; or the next due first, without those that have no due date", schema = @Schema(type = SchemaType.STRING, enumeration = {
            "-createdAt", "dueAt"}))
    public String sort;

    void narrow(Conditions conditions, String me, Instant now) {
        conditions.anyOf("status in :status", "status", status)
                .anyOf("content.activityType in :activityType", "activityType", activityType)
                .anyOf("assignedTo.subject in :assignedTo", "assignedTo", assignedTo)
                .with("assignedTo.subject = :me", "me", mine ? me : null)
                .with("content.dueAt <= :dueUntil", "dueUntil", dueUntil);
        if (unassigned != null) {
            conditions.also("assignedTo.subject is " + (unassigned ? "null" : "not null"));
        }
        if (overdue) {
            conditions.with("content.dueAt < :now and status in :open", "now", now).value("open",
                    List.copyOf(ActivityStatus.OPEN));
        }
    }
}
