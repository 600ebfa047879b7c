package io.harrier.alerts.similarity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.ObservableType;

/** Something observed in an alert, and how many alerts have it. */
public record ObservableView(ObservableType type,
        @Schema(examples = "203.0.113.7") String value,
        @Schema(description = "Alerts that have it, counted up to a limit", examples = "3") int seenIn,
        @Schema(description = "Whether more have it than were counted") boolean more) {

    static ObservableView of(ObservableType type, String value, int seen, int most) {
        return new ObservableView(type, value, Math.min(seen, most), seen > most);
    }
}
