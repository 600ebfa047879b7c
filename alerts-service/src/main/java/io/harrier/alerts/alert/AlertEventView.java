package io.harrier.alerts.alert;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.AlertView.Person;
import io.harrier.platform.http.Located;

/** One thing that happened to an alert. */
@Schema(description = "One thing that happened to an alert")
public record AlertEventView(UUID id, UUID alertId, AlertEventType type, Instant at, Person actor, String from, String to,
        String note, @Schema(description = "Of a comment with an @") Mentions mentions) implements Located {

    /** A comment is made apart and found in the history. */
    @Override
    public String location(String madeAt) {
        return "/api/v1/alerts/" + alertId + "/events/" + id;
    }

    static AlertEventView of(AlertEvent event) {
        return new AlertEventView(event.id, event.alertId, event.type, event.at, new Person(event.actor, event.actorName),
                event.from,
                event.to,
                event.note, event.mentions);
    }
}
