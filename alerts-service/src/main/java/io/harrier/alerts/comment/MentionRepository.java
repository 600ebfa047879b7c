package io.harrier.alerts.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** What people were told in comments. */
@Singleton
class MentionRepository implements PanacheRepositoryBase<AlertMention, UUID> {

    static final String SORT = "-id";
    private static final UUID LAST = new UUID(-1, -1);

    /** Those of one person, the last first; one row more than the page holds. */
    Uni<List<AlertMention>> of(String subject, Boolean seen, PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        String which = seen == null ? "" : seen ? " and seenAt is not null" : " and seenAt is null";
        return find("subject = ?1 and id < ?2 and at >= ?3" + which + " order by id desc", subject,
                after == null ? LAST : after.id(0), page.updatedSince == null ? Instant.EPOCH : page.updatedSince)
                .range(0, page.limit).list();
    }

    Uni<AlertMention> lock(UUID id, String subject) {
        return find("id = ?1 and subject = ?2", id, subject).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult()
                .onItem().ifNull().failWith(() -> new NotFound("mention", id));
    }

    Uni<AlertMention> get(UUID id, String subject) {
        return find("id = ?1 and subject = ?2", id, subject).firstResult()
                .onItem().ifNull().failWith(() -> new NotFound("mention", id));
    }

    Uni<Void> addAll(List<AlertMention> all) {
        return getSession().chain(session -> session.persistAll(all.toArray())).chain(() -> flush());
    }
}
