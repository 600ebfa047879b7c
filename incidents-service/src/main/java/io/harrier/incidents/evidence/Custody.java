package io.harrier.incidents.evidence;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.incidents.incident.Discretion;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.incident.Person;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.verifier.CustodyRow;
import io.smallrye.mutiny.Uni;

/**
 * Writes custody ledgers, each row over the one before. Whoever calls holds the item, so that rows come one after the other. Each row is in
 * the audit log too, with its number and hash: there it is sealed and signed, so that a ledger that is written anew as a whole shows.
 */
@Singleton
class Custody {

    private final CustodyRepository entries;
    private final IncidentService incidents;
    private final CurrentCaller current;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    Custody(CustodyRepository entries, IncidentService incidents, CurrentCaller current, Audit audit, ObjectMapper json,
            Clock clock) {
        this.entries = entries;
        this.incidents = incidents;
        this.current = current;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** @param detail what is to be known about it; what is null is left out */
    Uni<Void> write(Evidence item, CustodyAction action, Map<String, ?> detail) {
        var caller = current.get();
        var actor = Person.of(caller);
        var told = new TreeMap<String, Object>(detail);
        told.values().removeIf(Objects::isNull);
        var row = new CustodyRow(caller.tenantId(), item.id, item.custodySeq + 1, action.wire,
                clock.instant().truncatedTo(ChronoUnit.MICROS), actor.subject(), actor.name(), text(told), item.custodyHash);
        item.custodySeq = row.seq();
        item.custodyHash = row.hash();
        return entries.persist(CustodyEntry.of(row, action, actor)).chain(entries::flush)
                .chain(() -> incidents.isRestricted(item.incidentId))
                .chain(restricted -> audit.record("evidence_" + action.wire,
                        EvidenceService.SUBJECT, item.id, audited(row, item.incidentId, Discretion.namesOf(restricted, told))));
    }

    /** What binds the ledger to the audit log is there of restricted incidents too. */
    private static Map<String, Object> audited(CustodyRow row, UUID incident, Map<String, Object> told) {
        told.put("incident", incident);
        told.put("custodySeq", row.seq());
        told.put("custodyHash", row.hash());
        return told;
    }

    /** What is stored of an item by its ledger; null where no row says it, or one that is not what its hash says. */
    Uni<Deposit> deposit(Evidence item) {
        return entries.stored(item.id).map(row -> row == null || !row.holds(current.get().tenantId()) ? null : deposit(row));
    }

    private Deposit deposit(CustodyEntry row) {
        try {
            return Deposit.of(json.readTree(row.detail));
        } catch (JsonProcessingException unreadable) {
            return null;
        }
    }

    private String text(Map<String, ?> detail) {
        try {
            return json.writeValueAsString(detail);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
