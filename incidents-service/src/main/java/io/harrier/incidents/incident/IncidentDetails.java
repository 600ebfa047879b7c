package io.harrier.incidents.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * What people write about an incident and may change at any time; a JSON Merge Patch changes this and nothing else.
 *
 * @param detectedAt when it came to notice
 * @param occurredAt when it is thought to have begun
 * @param linkedTicketIds tickets in other systems
 * @param linkedProblemId the problem record behind it, in another system
 */
@Embeddable
public record IncidentDetails(
        @NotBlank @Size(max = 500) String title,
        @Size(max = 20_000) String description,
        @NotNull @Enumerated(EnumType.STRING) @Column(name = "detection_method") DetectionMethod detectionMethod,
        @NotNull @Column(name = "detected_at") Instant detectedAt,
        @Column(name = "occurred_at") @JsonAlias( {
                "startedAt", "started_at"}) Instant occurredAt,
        @JdbcTypeCode(SqlTypes.ARRAY) @Column(name = "affected_systems") @Size(max = 1000) List<@NotBlank @Size(max = 255) String> affectedSystems,
        @JdbcTypeCode(SqlTypes.ARRAY) @Column(name = "affected_data") @Size(max = 1000) List<@NotBlank @Size(max = 255) String> affectedData,
        @Size(max = 20_000) @Column(name = "potential_impact") String potentialImpact,
        @Size(max = 20_000) @Column(name = "actual_impact") String actualImpact,
        @Column(name = "is_reportable") boolean reportable,
        @JdbcTypeCode(SqlTypes.ARRAY) @Column(name = "linked_ticket_ids") @JsonAlias("linked_ticket_ids") @Size(max = 100) List<@NotBlank @Size(max = 255) String> linkedTicketIds,
        @Column(name = "linked_problem_id") @JsonAlias("linked_problem_id") UUID linkedProblemId){

    public IncidentDetails {
        affectedSystems = affectedSystems == null ? List.of() : List.copyOf(affectedSystems);
        affectedData = affectedData == null ? List.of() : List.copyOf(affectedData);
        linkedTicketIds = linkedTicketIds == null ? List.of() : List.copyOf(linkedTicketIds);
    }
}
