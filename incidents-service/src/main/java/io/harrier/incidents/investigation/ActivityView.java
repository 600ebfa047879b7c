package io.harrier.incidents.investigation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Person;
import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An activity of an investigation as clients see it. What is unknown is absent. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
    {"id": "0190a3f2-ac71-7000-8000-000000000001", "incidentId": "0190a3f2-1bc0-7000-8000-000000000042",
     "activityType": "forensic_analysis", "name": "Image the memory of pay-db-01", "description": "Before it is switched off",
     "plan": "avml over SSH, by the person on duty", "status": "in_progress",
     "legalSteps": ["blockage", "completion", "cancellation"],
     "assignedTo": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01", "name": "Ana Lyst"},
     "plannedStartAt": "2025-03-02T10:00:00Z", "dueAt": "2025-03-02T18:00:00Z", "overdue": false,
     "startTime": "2025-03-02T10:04:00Z", "version": 4, "createdAt": "2025-03-02T08:31:09Z",
     "createdBy": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01", "name": "Ana Lyst"}, "updatedAt": "2025-03-02T09:12:40Z",
     "updatedBy": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a02", "name": "Max Manager"}}""")
public record ActivityView(
        UUID id,
        UUID incidentId,
        ActivityType activityType,
        String name,
        String description,
        String plan,
        ActivityStatus status,
        @Schema(description = "Why it is blocked, cancelled or planned anew") String statusReason,
        @Schema(description = "The steps it takes now, as their paths are named") List<String> legalSteps,
        Person assignedTo,
        Instant plannedStartAt,
        Instant dueAt,
        @Schema(description = "It was due and is open still") boolean overdue,
        Instant startTime,
        Instant endTime,
        String findings,
        String nextSteps,
        long version,
        Instant createdAt,
        Person createdBy,
        Instant updatedAt,
        Person updatedBy) implements Versioned, Located {

    static ActivityView of(Activity it, Instant now) {
        var content = it.content;
        return new ActivityView(it.id, it.incidentId, content.activityType(), content.name(), content.description(),
                content.plan(), it.status, it.statusReason, it.status.steps(), it.assignedTo, content.plannedStartAt(),
                content.dueAt(), it.isOverdue(now), it.startTime, it.endTime, content.findings(), content.nextSteps(),
                it.version,
                it.trace.createdAt(), it.trace.createdBy(), it.trace.updatedAt(), it.trace.updatedBy());
    }
}
