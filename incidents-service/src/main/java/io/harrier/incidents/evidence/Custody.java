package io.harrier.incidents.evidence;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.incidents.incident.Person;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.verifier.CustodyRow;
import io.smallrye.mutiny.Uni;

/** Writes custody ledgers, each row over the one before. Whoever calls holds the item, so that rows come one after the other. */
@Singleton
class Custody {

    private final CustodyRepository entries;
    private final CurrentCaller current;
    private final ObjectMapper json;
    private final Clock clock;

    Custody(CustodyRepository entries, CurrentCaller current, ObjectMapper json, Clock clock) {
        this.entries = entries;
        this.current = current;
        this.json = json;
        this.clock = clock;
    }

    /** @param detail what is to be known about it; what is null is left out */
    Uni<Void> write(Evidence item, CustodyAction action, Map<String, ?> detail) {
        var caller = current.get();
        var actor = Person.of(caller);
        var row = new CustodyRow(caller.tenantId(), item.id, item.custodySeq + 1, action.wire,
                clock.instant().truncatedTo(ChronoUnit.MICROS), actor.subject(), actor.name(), text(detail), item.custodyHash);
        item.custodySeq = row.seq();
        item.custodyHash = row.hash();
        return entries.persist(CustodyEntry.of(row, action, actor)).chain(entries::flush);
    }

    private String text(Map<String, ?> detail) {
        var sorted = new TreeMap<String, Object>(detail);
        sorted.values().removeIf(java.util.Objects::isNull);
        try {
            return json.writeValueAsString(sorted);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
