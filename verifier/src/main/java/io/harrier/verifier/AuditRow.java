package io.harrier.verifier;

import java.util.Arrays;
import java.util.UUID;

/**
 * An entry of the audit log as text, in the order in which its chain hashes it.
 *
 * @param at ISO-8601 in UTC, as {@link java.time.Instant} prints it
 * @param detail JSON, in the spelling in which it was written
 */
public record AuditRow(long id, String at, String actorKind, String actor, String actorName, String action, String subjectType,
        String subjectId, String detail, String requestId) {

    public byte[] hashAfter(byte[] previous, UUID tenant) {
        return ChainHash.after(previous, Arrays.asList(tenant, id, at, actorKind, actor, actorName, action, subjectType,
                subjectId, detail, requestId));
    }
}
