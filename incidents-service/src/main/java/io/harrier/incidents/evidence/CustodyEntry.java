package io.harrier.incidents.evidence;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import io.harrier.incidents.incident.Person;
import io.harrier.verifier.CustodyRow;

/** A row of a custody ledger, as it is kept. It is written once. */
@Entity
@Table(name = "evidence_custody")
public class CustodyEntry {

    @Embeddable
    record Key(@Column(name = "evidence_id") UUID evidenceId, long seq) {
    }

    @EmbeddedId
    Key key;
    @Enumerated(EnumType.STRING)
    CustodyAction action;
    Instant at;
    @Embedded
    @AttributeOverride(name = "subject", column = @Column(name = "actor"))
    @AttributeOverride(name = "name", column = @Column(name = "actor_name"))
    Person actor;
    String detail;
    @Column(name = "previous_hash")
    String previousHash;
    String hash;

    protected CustodyEntry() {
    }

    /** Whether it is what its hash says. */
    boolean holds(UUID tenant) {
        return hash.equals(
                new CustodyRow(tenant, key.evidenceId(), key.seq(), action.wire, at, actor.subject(), actor.name(), detail,
                        previousHash).hash());
    }

    /** @param actor with the name that is kept */
    static CustodyEntry of(CustodyRow row, CustodyAction action, Person actor) {
        var entry = new CustodyEntry();
        entry.key = new Key(row.evidence(), row.seq());
        entry.action = action;
        entry.at = row.at();
        entry.actor = actor;
        entry.detail = row.detail();
        entry.previousHash = row.previousHash();
        entry.hash = row.hash();
        return entry;
    }
}
