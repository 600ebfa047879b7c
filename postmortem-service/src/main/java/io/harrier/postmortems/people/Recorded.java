package io.harrier.postmortems.people;

import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

/** What every record has: an id, a version, and who made and last changed it. */
@MappedSuperclass
public abstract class Recorded {

    @Id
    public UUID id;
    @Version
    public long version;
    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "created_at"))
    @AttributeOverride(name = "by.subject", column = @Column(name = "created_by"))
    @AttributeOverride(name = "by.name", column = @Column(name = "created_by_name"))
    public Stamp created;
    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "updated_at"))
    @AttributeOverride(name = "by.subject", column = @Column(name = "updated_by"))
    @AttributeOverride(name = "by.name", column = @Column(name = "updated_by_name"))
    public Stamp updated;

    protected Recorded() {
    }

    protected Recorded(UUID id, Stamp by) {
        this.id = id;
        this.created = by;
        this.updated = by;
    }
}
