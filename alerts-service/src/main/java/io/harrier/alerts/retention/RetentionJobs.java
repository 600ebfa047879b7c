package io.harrier.alerts.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.storage.Times;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The rows of the jobs: one for each tenant and kind, claimed by its own due time, which whoever claimed it names again. */
@Singleton
class RetentionJobs {

    private static final Duration CLAIMED = Duration.ofMinutes(1);
    private static final UUID FIRST = new UUID(0, 0);

    /** Tenants that are new, and kinds: spread over the day. */
    private static final String ENSURE = """
        insert into retention_jobs (tenant_id, kind, due_at) select t.id, k.kind, $2::timestamptz + random() * interval '1 day'
        from tenants t cross join unnest($1::text[]) as k (kind)
        where t.status = 'active' and not exists (select from retention_jobs j where j.tenant_id = t.id and j.kind = k.kind)
        on conflict do nothing""";
    private static final String CLAIM = """
        update retention_jobs set due_at = $2 where ctid = any (array(
            select ctid from retention_jobs where due_at <= $1 order by due_at limit 50 for no key update skip locked))
        returning tenant_id, kind, due_at""";
    private static final String LOCK = """
        select cut_off, deleted, kept, started_at is not null and finished_at is null from retention_jobs
        where kind = ?1 and due_at = ?2 for no key update""";
    private static final String BEGIN = """
        update retention_jobs set started_at = ?2, cut_off = ?3, position_at = '-infinity', position_id = ?4, deleted = 0, kept = 0,
            finished_at = null
        where kind = ?1""";
    /** A batch, and how far the run is with it; one that is not full is the last. */
    private static final String EXPIRE = """
        with batch as (
            select e.* from retention_jobs j, expire(?1, ?2, j.position_at, j.position_id, ?3) e where j.kind = ?1)
        update retention_jobs j set position_at = b.last_at, position_id = b.last_id, deleted = j.deleted + b.deleted,
            kept = j.kept + b.examined - b.deleted, cut_off = ?2,
            due_at = case when b.examined < ?3 then cast(?5 as timestamptz) else cast(?4 as timestamptz) end,
            finished_at = case when b.examined < ?3 then cast(?6 as timestamptz) end
        from batch b where j.kind = ?1
        returning b.deleted, b.examined < ?3, j.deleted, j.kept""";
    private static final String POSTPONE = """
        update retention_jobs set due_at = ?3, finished_at = case when started_at is not null then coalesce(finished_at, ?2) end
        where kind = ?1""";

    private final Pool worker;
    private final Clock clock;

    RetentionJobs(@ReactiveDataSource("worker") Pool worker, Clock clock) {
        this.worker = worker;
        this.clock = clock;
    }

    record Claim(UUID tenant, RetentionKind kind, Instant until) {
    }

    /**
     * How far a run is.
     *
     * @param cutOff null where none is under way
     */
    record State(Instant cutOff, long deleted, long kept) {

        static State of(Object[] row) {
            return new State((Boolean) row[3] ? Times.instant(row[0]) : null, ((Number) row[1]).longValue(),
                    ((Number) row[2]).longValue());
        }
    }

    /**
     * What a batch did.
     *
     * @param deleted by this batch
     * @param last whether the run is over with it
     * @param deletedInAll by the run so far
     * @param keptInAll what the run met and left
     */
    record Batch(int deleted, boolean last, long deletedInAll, long keptInAll) {
    }

    Uni<List<Claim>> claim() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var kinds = Arrays.stream(RetentionKind.values()).map(kind -> kind.wire).toArray(String[]::new);
        return worker.preparedQuery(ENSURE).execute(Tuple.of(kinds, now))
                .chain(() -> worker.preparedQuery(CLAIM).execute(Tuple.of(now, now.plus(CLAIMED)))).map(rows -> {
                    List<Claim> claims = new ArrayList<>();
                    rows.forEach(
                            row -> claims.add(new Claim(row.getUUID("tenant_id"), RetentionKind.named(row.getString("kind")),
                                    row.get(OffsetDateTime.class, "due_at").toInstant())));
                    return claims;
                });
    }

    /** The job, locked, in the caller's transaction of the tenant; null where somebody else has claimed it since. */
    Uni<State> lock(Claim claim) {
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(LOCK)
                .setParameter(1, claim.kind().wire).setParameter(2, claim.until()).getResultList())
                .map(rows -> rows.isEmpty() ? null : State.of(rows.get(0)));
    }

    Uni<Void> begin(RetentionKind kind, Instant cutOff) {
        return Panache.getSession().chain(session -> session.createNativeQuery(BEGIN).setParameter(1, kind.wire)
                .setParameter(2, clock.instant()).setParameter(3, cutOff).setParameter(4, FIRST).executeUpdate())
                .replaceWithVoid();
    }

    /**
     * @param goOn when the next batch is due
     * @param again when the next run is, if this batch is the last
     */
    Uni<Batch> expire(RetentionKind kind, Instant cutOff, int atMost, Instant goOn, Instant again) {
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(EXPIRE)
                .setParameter(1, kind.wire).setParameter(2, cutOff).setParameter(3, atMost).setParameter(4, goOn)
                .setParameter(5, again).setParameter(6, clock.instant()).getSingleResult())
                .map(row -> new Batch(((Number) row[0]).intValue(), (Boolean) row[1], ((Number) row[2]).longValue(),
                        ((Number) row[3]).longValue()));
    }

    /** Ends the run that is under way, if one is. */
    Uni<Void> postpone(RetentionKind kind, Instant now, Instant due) {
        return Panache.getSession().chain(session -> session.createNativeQuery(POSTPONE).setParameter(1, kind.wire)
                .setParameter(2, now).setParameter(3, due).executeUpdate()).replaceWithVoid();
    }
}
