package io.harrier.postmortems.task;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.DefaultValue;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.paging.Order;
import io.harrier.platform.problem.Malformed;
import io.harrier.postmortems.priority.Priority;

/** What the list of tasks can be narrowed to, and its order. */
public class TaskFilter {

    @RestQuery
    @Parameter(description = "Any of these statuses; open is not_started")
    public List<String> status;

    @RestQuery
    @Parameter(description = "Any of these types")
    public List<TaskType> type;

    @RestQuery
    @Parameter(description = "Any of these priorities")
    public List<Priority> priority;

    @RestQuery
    public UUID planId;

    @RestQuery
    public UUID incidentId;

    @RestQuery
    @Parameter(description = "Subject of the assignee")
    public String assignedTo;

    @RestQuery
    @Parameter(description = "Due on this day or an earlier one")
    public LocalDate dueUntil;

    @RestQuery
    @DefaultValue("-createdAt")
    @Parameter(description = "Newest first; or the next due first, without those that have no due date", schema = @Schema(type = SchemaType.STRING, enumeration = {
            "-createdAt", "dueDate"}))
    public String sort;

    TaskSort order() {
        return Order.named(sort, TaskSort.values());
    }

    List<TaskStatus> statuses() {
        return status == null ? List.of() : status.stream().map(TaskFilter::status).toList();
    }

    private static TaskStatus status(String word) {
        try {
            return TaskStatus.named(word);
        } catch (IllegalArgumentException unknown) {
            throw new Malformed("status", unknown.getMessage());
        }
    }
}
