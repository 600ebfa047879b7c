package io.harrier.incidents.alertlink;

import java.time.Instant;
import java.util.UUID;

import io.harrier.incidents.incident.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A link as clients see it; the alert itself is alerts-service's to show. */
@RegisterForReflection
public record AlertLinkView(UUID alertId, boolean primary, Instant linkedAt, Person linkedBy) {

    static AlertLinkView of(AlertLink it) {
        return new AlertLinkView(it.alertId(), it.primary, it.linkedAt, it.linkedBy);
    }
}
