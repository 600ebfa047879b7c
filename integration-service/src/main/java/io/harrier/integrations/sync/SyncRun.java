package io.harrier.integrations.sync;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import io.harrier.platform.access.Caller;

/** One synchronization of one system: its imports, one after the other. */
@Entity
@DiscriminatorValue("sync_run")
public class SyncRun extends Operation {

    private static final int BY_HAND = 3;
    private static final int BY_SCHEDULE = 5;

    @Enumerated(EnumType.STRING)
    SyncTrigger trigger;

    protected SyncRun() {
    }

    SyncRun(UUID id, UUID systemId, SyncTrigger trigger, Caller by, Instant now) {
        super(id, systemId, by, now);
        this.trigger = trigger;
        // Somebody waits for a run by hand.
        this.priority = trigger == SyncTrigger.MANUAL ? BY_HAND : BY_SCHEDULE;
    }
}
