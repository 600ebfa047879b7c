package io.harrier.alerts.retention;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;

/** A legal hold as clients see it. */
@Schema(name = "LegalHold", description = "What must not go, whatever the retention says")
record LegalHoldView(UUID id, long version, Instant createdAt, LegalHoldPerson createdBy, Instant updatedAt,
        LegalHoldStatus status,
        String reason, boolean everything, List<UUID> alertIds, UUID incidentId, String sourceSystem, String classification,
        Instant seenFrom, Instant seenTo, Instant until, String terminationReason, Instant terminationAskedAt,
        LegalHoldPerson terminationAskedBy, Instant releasedAt, LegalHoldPerson releasedBy) implements Versioned, Located {

    record LegalHoldPerson(String subject, String name) {

        static LegalHoldPerson of(String subject, String name) {
            return subject == null ? null : new LegalHoldPerson(subject, name);
        }
    }

    static LegalHoldView of(LegalHold hold, Instant now) {
        return new LegalHoldView(hold.id, hold.version, hold.createdAt, LegalHoldPerson.of(hold.createdBy, hold.createdByName),
                hold.updatedAt, hold.status(now), hold.reason, hold.everything, List.of(hold.alertIds), hold.incidentId,
                hold.sourceSystem, hold.classification, hold.seenFrom, hold.seenTo, hold.until, hold.terminationReason,
                hold.terminationAskedAt, LegalHoldPerson.of(hold.terminationAskedBy, hold.terminationAskedByName),
                hold.releasedAt, LegalHoldPerson.of(hold.releasedBy, hold.releasedByName));
    }
}
