package io.harrier.alerts.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.storage.Times;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Which alerts are one with which. */
@Singleton
class MergeRepository {

    static final String SORT = "id";
    private static final UUID FIRST = new UUID(0, 0);
    private static final String ONE_AT_A_TIME = """
        select cast(pg_advisory_xact_lock(hashtextextended('merge ' || current_tenant(), 0)) as text)""";
    private static final String INTO = "select merged_into from security_alerts where id = ?1";
    private static final String MERGED = "select id from security_alerts where merged_into = ?1 and id > ?2 order by id limit ?3";
    private static final String TOGETHER = """
        select count(*) - 1, sum(seen_count), min(first_seen_at), max(last_seen_at),
            (array['informational', 'low', 'medium', 'high', 'critical'])[max(severity_rank(source_severity))]
        from security_alerts where id = ?1 or merged_into = ?1""";

    private final AlertRepository alerts;

    MergeRepository(AlertRepository alerts) {
        this.alerts = alerts;
    }

    /** Merges of a tenant happen one after the other: what is merged into what holds still until the transaction ends. */
    Uni<Void> oneAtATime() {
        return Panache.getSession().chain(session -> session.<String>createNativeQuery(ONE_AT_A_TIME).getSingleResult())
                .replaceWithVoid();
    }

    /** The alert that stands for this one: itself where it is not merged, or not there. */
    Uni<UUID> primaryOf(UUID id) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(INTO).setParameter(1, id)
                .getResultList()).map(found -> found.isEmpty() || found.get(0) == null ? id : found.get(0));
    }

    Uni<List<UUID>> mergedInto(UUID primary, UUID after, int atMost) {
        return Panache.getSession().chain(session -> session.<UUID>createNativeQuery(MERGED).setParameter(1, primary)
                .setParameter(2, after).setParameter(3, atMost).getResultList());
    }

    /** All alerts concerned, locked: these, and those merged into the one. */
    Uni<List<SecurityAlert>> lockWithMerged(UUID one, List<UUID> more, int atMost) {
        return mergedInto(one, FIRST, atMost).chain(merged -> {
            var all = new ArrayList<>(merged);
            all.addAll(more);
            return alerts.lockAll(all.stream().distinct().toList());
        });
    }

    /** One row more than the page holds. */
    Uni<List<SecurityAlert>> list(UUID primary, PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        return mergedInto(primary, after == null ? FIRST : after.id(0), page.limit + 1)
                .chain(ids -> alerts.list(ids, "id"));
    }

    /** Null where nothing is merged into it. */
    Uni<Merges> of(UUID primary) {
        return Panache.getSession()
                .chain(session -> session.<Object[]>createNativeQuery(TOGETHER).setParameter(1, primary)
                        .getSingleResult())
                .map(row -> ((Number) row[0]).longValue() < 1 ? null : merges(row));
    }

    private static Merges merges(Object[] row) {
        return new Merges(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), Times.instant(row[2]),
                Times.instant(row[3]),
                Severity.named((String) row[4]).orElseThrow());
    }
}
