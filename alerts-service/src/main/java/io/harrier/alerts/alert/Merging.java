package io.harrier.alerts.alert;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * That an alert is one with another; null where it stands for itself.
 *
 * @param into the alert that stands for all of them; never merged itself
 * @param firstInto the alert that somebody merged it into, which may have been merged since
 */
@Embeddable
public record Merging(
        @Column(name = "merged_into") UUID into,
        @Column(name = "first_into") UUID firstInto,
        @Column(name = "merged_at") Instant at) {

    Merging goneOnTo(UUID primary) {
        return new Merging(primary, firstInto, at);
    }
}
