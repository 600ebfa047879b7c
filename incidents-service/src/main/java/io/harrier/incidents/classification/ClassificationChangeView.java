package io.harrier.incidents.classification;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.incidents.incident.Classification;
import io.harrier.incidents.incident.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A change of classification as clients see it. */
@RegisterForReflection
@Schema(examples = """
    {"id": "0190a3f2-c1a5-7000-8000-000000000001",
     "previous": {"incidentType": "malware", "severity": "high", "priority": "high"},
     "current": {"incidentType": "system_compromise", "severity": "critical", "priority": "emergency"},
     "reason": "Domain credentials were taken",
     "changedBy": {"subject": "5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a02", "name": "Max Manager"},
     "changedAt": "2025-03-02T09:12:40Z"}""")
public record ClassificationChangeView(UUID id, Classification previous, Classification current, String reason,
        Person changedBy,
        Instant changedAt) {

    static ClassificationChangeView of(ClassificationChange it) {
        return new ClassificationChangeView(it.id,
                new Classification(it.previousType, it.previousSeverity, it.previousPriority),
                new Classification(it.newType, it.newSeverity, it.newPriority), it.reason, it.changedBy, it.changedAt);
    }
}
