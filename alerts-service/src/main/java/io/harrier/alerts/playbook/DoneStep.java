package io.harrier.alerts.playbook;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.harrier.platform.access.Caller;

/** That a step of a playbook is done for an alert. */
@Entity
@Table(name = "alert_playbook_steps")
public class DoneStep {

    @Embeddable
    record Key(@Column(name = "alert_id") UUID alertId, @Column(name = "playbook_id") UUID playbookId,
            @Column(name = "step_id") UUID stepId) {
    }

    @EmbeddedId
    Key key;
    @Column(name = "done_at")
    Instant doneAt;
    @Column(name = "done_by")
    String doneBy;
    @Column(name = "done_by_name")
    String doneByName;
    String note;

    static DoneStep of(Key key) {
        var done = new DoneStep();
        done.key = key;
        return done;
    }

    void mark(Caller by, Instant now, String note) {
        doneAt = now;
        doneBy = by.subject();
        doneByName = by.name();
        this.note = note;
    }
}
