package io.harrier.alerts.alert;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.AlertView.Person;

/** One thing that happened to an alert. */
@Schema(description = "One thing that happened to an alert")
public record AlertEventView(UUID id, AlertEventType type, Instant at, Person actor, String from, String to, String note) {

    static AlertEventView of(AlertEvent event) {
        return new AlertEventView(event.id, event.type, event.at, new Person(event.actor, event.actorName), event.from,
                event.to,
                event.note);
    }
}
