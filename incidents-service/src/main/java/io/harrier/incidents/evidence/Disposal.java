package io.harrier.incidents.evidence;

import java.time.Instant;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

import io.harrier.incidents.incident.Person;

/** That an item's content is to go, or went: who asked, who granted it. The item and its ledger stay. */
@Embeddable
public record Disposal(
        @Column(name = "disposal_reason") String reason,
        @Column(name = "disposal_asked_at") Instant askedAt,
        @Embedded @AttributeOverride(name = "subject", column = @Column(name = "disposal_asked_by")) @AttributeOverride(name = "name", column = @Column(name = "disposal_asked_by_name")) Person askedBy,
        @Column(name = "disposed_at") Instant at,
        @Embedded @AttributeOverride(name = "subject", column = @Column(name = "disposed_by")) @AttributeOverride(name = "name", column = @Column(name = "disposed_by_name")) Person by) {

    static Disposal asked(String reason, Person by, Instant now) {
        return new Disposal(reason, now, by, null, null);
    }

    Disposal done(Person by, Instant now) {
        return new Disposal(reason, askedAt, askedBy, now, by);
    }
}
