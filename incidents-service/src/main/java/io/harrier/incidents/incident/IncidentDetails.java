package io.harrier.incidents.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
 * @param tags words to find it by, as {@link Tags} spells them
 */
@Embeddable
@Schema(examples = """
    {"title": "Credential dumping on pay-db-01",
     "description": "LSASS was read on the payment database host, then data left to an unknown address.",
     "detectionMethod": "automated", "detectedAt": "2025-03-02T08:14:05Z", "occurredAt": "2025-03-02T07:58:00Z",
     "affectedSystems": ["pay-db-01", "pay-app-02"], "affectedData": ["cardholder data"],
     "potentialImpact": "Card numbers of the last year", "actualImpact": "40,000 rows copied", "reportable": true,
     "linkedTicketIds": ["OPS-4711"], "linkedProblemId": "0190a3f2-b10b-7000-8000-000000000001", "tags": ["payroll"]}""")
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
        @Column(name = "linked_problem_id") @JsonAlias("linked_problem_id") UUID linkedProblemId,
        @JdbcTypeCode(SqlTypes.ARRAY) @Size(max = Tags.MOST) @Schema(examples = "[\"payroll\"]") List<@NotBlank @Pattern(regexp = Tags.TAG, message = Tags.SAID) String> tags){

    public IncidentDetails {
        affectedSystems = affectedSystems == null ? List.of() : List.copyOf(affectedSystems);
        affectedData = affectedData == null ? List.of() : List.copyOf(affectedData);
        linkedTicketIds = linkedTicketIds == null ? List.of() : List.copyOf(linkedTicketIds);
        tags = Tags.normal(tags);
    }

    public IncidentDetails withTags(List<String> next) {
        return new IncidentDetails(title, description, detectionMethod, detectedAt, occurredAt, affectedSystems, affectedData,
                potentialImpact, actualImpact, reportable, linkedTicketIds, linkedProblemId, next);
    }

    public IncidentDetails withTickets(List<String> next) {
        return new IncidentDetails(title, description, detectionMethod, detectedAt, occurredAt, affectedSystems, affectedData,
                potentialImpact, actualImpact, reportable, next, linkedProblemId, tags);
    }

    public IncidentDetails withProblem(UUID next) {
        return new IncidentDetails(title, description, detectionMethod, detectedAt, occurredAt, affectedSystems, affectedData,
                potentialImpact, actualImpact, reportable, linkedTicketIds, next, tags);
    }

    /** The names of the properties in which it is not as the other. */
    public List<String> differencesTo(IncidentDetails other) {
        var same = new LinkedHashMap<String, Boolean>();
        same.put("title", Objects.equals(title, other.title));
        same.put("description", Objects.equals(description, other.description));
        same.put("detectionMethod", detectionMethod == other.detectionMethod);
        same.put("detectedAt", Objects.equals(detectedAt, other.detectedAt));
        same.put("occurredAt", Objects.equals(occurredAt, other.occurredAt));
        same.put("affectedSystems", affectedSystems.equals(other.affectedSystems));
        same.put("affectedData", affectedData.equals(other.affectedData));
        same.put("potentialImpact", Objects.equals(potentialImpact, other.potentialImpact));
        same.put("actualImpact", Objects.equals(actualImpact, other.actualImpact));
        same.put("reportable", reportable == other.reportable);
        same.put("linkedTicketIds", linkedTicketIds.equals(other.linkedTicketIds));
        same.put("linkedProblemId", Objects.equals(linkedProblemId, other.linkedProblemId));
        same.put("tags", tags.equals(other.tags));
        return same.entrySet().stream().filter(it -> !it.getValue()).map(Map.Entry::getKey).toList();
    }
}
