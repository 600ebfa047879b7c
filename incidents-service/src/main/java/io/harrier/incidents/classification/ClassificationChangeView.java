package io.harrier.incidents.classification;

import java.time.Instant;
import java.util.UUID;

import io.harrier.incidents.incident.Classification;
import io.harrier.incidents.incident.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A change of classification as clients see it. */
@RegisterForReflection
public record ClassificationChangeView(UUID id, Classification previous, Classification current, String reason,
        Person changedBy,
        Instant changedAt) {

    static ClassificationChangeView of(ClassificationChange it) {
        return new ClassificationChangeView(it.id,
                new Classification(it.previousType, it.previousSeverity, it.previousPriority),
                new Classification(it.newType, it.newSeverity, it.newPriority), it.reason, it.changedBy, it.changedAt);
    }
}
