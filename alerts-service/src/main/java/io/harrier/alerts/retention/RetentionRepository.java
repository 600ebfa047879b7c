package io.harrier.alerts.retention;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.harrier.alerts.retention.RetentionPolicyView.Run;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.storage.Times;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The retention policies of a tenant, one for each kind, and what their jobs did. */
@ApplicationScoped
class RetentionRepository implements PanacheRepositoryBase<RetentionPolicy, UUID> {

    private static final String ENSURE = """
        insert into retention_policies (id, kind, period) values (?1, ?2, ?3) on conflict (tenant_id, kind) do nothing""";
    private static final String RUNS = """
        select kind, started_at, finished_at, cut_off, deleted, kept from retention_jobs where started_at is not null""";
    private static final String COUNT = "select expired, kept from count_expired(?1, ?2, ?3)";

    record Counted(int expired, int kept) {
    }

    Uni<Void> ensure(UUID id, RetentionKind kind) {
        return getSession().chain(session -> session.createNativeQuery(ENSURE).setParameter(1, id).setParameter(2, kind.wire)
                .setParameter(3, kind.standard.toString()).executeUpdate()).replaceWithVoid();
    }

    /** Of all kinds, changed at or after an instant. */
    Uni<List<RetentionPolicy>> all(Instant since) {
        return find("updatedAt >= ?1 order by kind", since).list();
    }

    Uni<RetentionPolicy> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("retention policy", id));
    }

    Uni<RetentionPolicy> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull()
                .failWith(() -> new NotFound("retention policy", id));
    }

    Uni<RetentionPolicy> of(RetentionKind kind) {
        return find("kind", kind).firstResult();
    }

    Uni<Map<RetentionKind, Run>> runs() {
        return getSession().chain(session -> session.<Object[]>createNativeQuery(RUNS).getResultList()).map(rows -> {
            Map<RetentionKind, Run> runs = new HashMap<>();
            rows.forEach(row -> runs.put(RetentionKind.valueOf(((String) row[0]).toUpperCase(Locale.ROOT)),
                    new Run(Times.instant(row[1]), Times.instant(row[2]), Times.instant(row[3]), ((Number) row[4]).longValue(),
                            ((Number) row[5]).longValue())));
            return runs;
        });
    }

    Uni<Counted> count(RetentionKind kind, Instant cutOff, int atMost) {
        return getSession().chain(session -> session.<Object[]>createNativeQuery(COUNT).setParameter(1, kind.wire)
                .setParameter(2, cutOff).setParameter(3, atMost).getSingleResult())
                .map(row -> new Counted(((Number) row[0]).intValue(), ((Number) row[1]).intValue()));
    }
}
