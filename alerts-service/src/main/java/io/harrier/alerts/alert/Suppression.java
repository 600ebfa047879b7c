package io.harrier.alerts.alert;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** What keeps an alert out of sight, while something does; and whether anybody was told of the alert yet. */
@Embeddable
public class Suppression {

    @Enumerated(EnumType.STRING)
    @Column(name = "suppressed_by_kind")
    public SuppressionKind kind;
    @Column(name = "suppressed_by")
    public UUID by;
    @Column(name = "suppressed_at")
    public Instant since;
    @Column(name = "suppressed_until")
    public Instant until;
    /** When to look whether something hides it still. */
    @Column(name = "suppression_due_at")
    public Instant dueAt;
    @Column(name = "suppression_reason")
    public String reason;
    public boolean announced;

    boolean isBy(Hold hold) {
        return kind == hold.kind() && Objects.equals(by, hold.id());
    }

    void begin(Hold hold, Instant now) {
        kind = hold.kind();
        by = hold.id();
        since = now;
        until = hold.until();
        dueAt = hold.dueAt(now);
        reason = hold.reason();
    }

    void end() {
        kind = null;
        by = null;
        since = null;
        until = null;
        dueAt = null;
        reason = null;
    }
}
