package io.harrier.alerts.team;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcType;

import io.harrier.platform.storage.JsonList;

/** People who work on alerts together, and the alerts that are theirs by default. */
@Entity
@Table(name = "teams")
public class Team {

    @Id
    public UUID id;
    @Version
    public long version;
    @Column(name = "created_at", updatable = false)
    public Instant createdAt;
    @Column(name = "created_by", updatable = false)
    public String createdBy;
    @Column(name = "updated_at")
    public Instant updatedAt;
    @Column(name = "updated_by")
    public String updatedBy;
    public String name;
    public String description;
    public boolean active;
    @JdbcType(JsonList.class)
    public List<Member> members;
    public String[] classifications;
    @Column(name = "source_systems")
    public String[] sourceSystems;
}
