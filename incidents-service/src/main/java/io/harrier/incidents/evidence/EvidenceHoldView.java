package io.harrier.incidents.evidence;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Person;
import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A legal hold on evidence as clients see it. */
@RegisterForReflection
@Schema(name = "EvidenceHold")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvidenceHoldView(UUID id, UUID incidentId, @Schema(description = "Absent where all evidence is held") UUID evidenceId,
        @Schema(examples = "in_force", description = "in_force, termination_asked or released") String status, String reason,
        String terminationReason, Instant terminationAskedAt, Person terminationAskedBy, Instant releasedAt, Person releasedBy,
        long version, Instant createdAt, Person createdBy) implements Versioned, Located {

    static EvidenceHoldView of(EvidenceHold it) {
        return new EvidenceHoldView(it.id, it.incidentId, it.evidenceId, it.state(), it.reason, it.terminationReason,
                it.terminationAskedAt, it.terminationAskedBy, it.releasedAt, it.releasedBy, it.version, it.trace.createdAt(),
                it.trace.createdBy());
    }
}
