package io.harrier.platform.views;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A list as somebody likes to see it. */
@Entity
@Table(name = "saved_views")
public class SavedView {

    @Id
    public UUID id;
    @Version
    public long version;
    @Column(name = "created_at", updatable = false)
    public Instant createdAt;
    @Column(name = "updated_at")
    public Instant updatedAt;
    @Column(name = "updated_by")
    public String updatedBy;
    @Column(updatable = false)
    public String owner;
    @Column(name = "owner_name", updatable = false)
    public String ownerName;
    public String name;
    public boolean shared;
    public boolean preferred;
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, List<String>> parameters;
}
