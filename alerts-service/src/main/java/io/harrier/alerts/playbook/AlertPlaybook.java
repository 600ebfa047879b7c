package io.harrier.alerts.playbook;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import io.harrier.platform.access.Caller;

/** That an alert is worked on by a version of a playbook: from its first step on it keeps that version. */
@Entity
@Immutable
@Table(name = "alert_playbooks")
public class AlertPlaybook {

    @Embeddable
    record Key(@Column(name = "alert_id") UUID alertId, @Column(name = "playbook_id") UUID playbookId) {
    }

    @EmbeddedId
    Key key;
    @Column(name = "started_at")
    Instant startedAt;
    @Column(name = "started_by")
    String startedBy;
    @Column(name = "started_by_name")
    String startedByName;

    static AlertPlaybook of(UUID alert, UUID playbook, Caller by, Instant now) {
        var started = new AlertPlaybook();
        started.key = new Key(alert, playbook);
        started.startedAt = now;
        started.startedBy = by.subject();
        started.startedByName = by.name();
        return started;
    }
}
