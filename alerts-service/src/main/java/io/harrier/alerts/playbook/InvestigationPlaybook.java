package io.harrier.alerts.playbook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcType;

import io.harrier.platform.access.Caller;
import io.harrier.platform.storage.JsonList;

/** One version of a playbook. A draft changes; what is active or was never does. */
@Entity
@Table(name = "investigation_playbooks")
public class InvestigationPlaybook {

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
    @Column(updatable = false)
    public String name;
    @Column(name = "playbook_version", updatable = false)
    public int number;
    public String description;
    @Enumerated(EnumType.STRING)
    public PlaybookStatus status;
    public String[] roles;
    @JdbcType(JsonList.class)
    public List<Step> steps;
    @Column(name = "activated_at")
    public Instant activatedAt;
    @Column(name = "activated_by")
    public String activatedBy;
    @Column(name = "deprecated_at")
    public Instant deprecatedAt;
    @Column(name = "deprecated_by")
    public String deprecatedBy;

    static InvestigationPlaybook draft(UUID id, String name, int number, Caller by, Instant now) {
        var playbook = new InvestigationPlaybook();
        playbook.id = id;
        playbook.name = name;
        playbook.number = number;
        playbook.status = PlaybookStatus.DRAFT;
        playbook.createdAt = now;
        playbook.createdBy = by.subject();
        playbook.touch(by, now);
        return playbook;
    }

    void activate(Caller by, Instant now) {
        status.require("activation");
        status = PlaybookStatus.ACTIVE;
        activatedAt = now;
        activatedBy = by.subject();
        touch(by, now);
    }

    void deprecate(Caller by, Instant now) {
        status.require("deprecation");
        status = PlaybookStatus.DEPRECATED;
        deprecatedAt = now;
        deprecatedBy = by.subject();
        touch(by, now);
    }

    void touch(Caller by, Instant now) {
        updatedAt = now;
        updatedBy = by.subject();
    }

    /** The step of that id, or null. */
    Step step(UUID wanted) {
        return steps.stream().filter(step -> step.id().equals(wanted)).findFirst().orElse(null);
    }

    /** As people speak of it. */
    String title() {
        return name + ", version " + number;
    }
}
