package io.harrier.incidents.incident;

import java.time.Instant;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

import io.harrier.platform.access.Caller;

/** Who made something and who last changed it. */
@Embeddable
public record Trace(
        @Column(name = "created_at") Instant createdAt,
        @Embedded @AttributeOverride(name = "subject", column = @Column(name = "created_by")) @AttributeOverride(name = "name", column = @Column(name = "created_by_name")) Person createdBy,
        @Column(name = "updated_at") Instant updatedAt,
        @Embedded @AttributeOverride(name = "subject", column = @Column(name = "updated_by")) @AttributeOverride(name = "name", column = @Column(name = "updated_by_name")) Person updatedBy) {

    public static Trace created(Caller by, Instant now) {
        return new Trace(now, Person.of(by), now, Person.of(by));
    }

    public Trace changed(Caller by, Instant now) {
        return new Trace(createdAt, createdBy, now, Person.of(by));
    }
}
