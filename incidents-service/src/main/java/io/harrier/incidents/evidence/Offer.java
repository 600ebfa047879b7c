package io.harrier.incidents.evidence;

import java.time.Instant;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

import io.harrier.incidents.incident.Person;

/** That an item is to be handed to somebody, who has not said yes or no. */
@Embeddable
public record Offer(
        @Embedded @AttributeOverride(name = "subject", column = @Column(name = "offered_to")) @AttributeOverride(name = "name", column = @Column(name = "offered_to_name")) Person to,
        @Column(name = "offered_at") Instant at,
        @Column(name = "offer_reason") String reason) {
}
