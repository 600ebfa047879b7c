package io.harrier.incidents.watch;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.harrier.platform.access.Caller;

/** That somebody wants to hear of an incident. */
@Entity
@Table(name = "incident_watchers")
public class Watcher {

    @Embeddable
    record Key(@Column(name = "incident_id") UUID incidentId, String subject) {
    }

    @EmbeddedId
    Key key;
    String name;
    @Column(name = "watched_at")
    Instant watchedAt;

    protected Watcher() {
    }

    static Watcher of(UUID incident, Caller who, Instant now) {
        var watcher = new Watcher();
        watcher.key = new Key(incident, who.subject());
        watcher.name = who.name();
        watcher.watchedAt = now;
        return watcher;
    }
}
