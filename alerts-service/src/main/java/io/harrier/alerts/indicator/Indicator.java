package io.harrier.alerts.indicator;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.harrier.alerts.alert.ObservableType;
import io.harrier.platform.problem.IllegalMove;

/** What a source of threat intelligence says of a value. Uploads write it, in SQL; people revoke it. */
@Entity
@Table(name = "indicators")
class Indicator {

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
    @Column(name = "source_id", updatable = false)
    public UUID sourceId;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public ObservableType type;
    @Column(updatable = false)
    public String value;
    @Column(name = "external_id", updatable = false)
    public String externalId;
    @Column(updatable = false)
    public String description;
    @Column(updatable = false)
    public Integer confidence;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public Verdict verdict;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public Tlp tlp;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public Pap pap;
    @Column(updatable = false)
    public String[] labels;
    @Column(name = "valid_from", updatable = false)
    public Instant validFrom;
    @Column(name = "valid_until", updatable = false)
    public Instant validUntil;
    @Column(name = "modified_at", updatable = false)
    public Instant modifiedAt;
    public boolean revoked;
    @Column(name = "revoked_at")
    public Instant revokedAt;
    @Column(name = "revoked_by")
    public String revokedBy;
    @Column(name = "revocation_reason")
    public String revocationReason;

    /** Takes it out of use for good: no later upload brings it back. */
    void revoke(String reason, String by, Instant now) {
        if (revokedAt != null) {
            throw new IllegalMove("revocation", "revoked", java.util.List.of());
        }
        revoked = true;
        revokedAt = now;
        revokedBy = by;
        revocationReason = reason;
        updatedAt = now;
        updatedBy = by;
    }
}
