package io.harrier.alerts.suppression;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.harrier.alerts.alert.Suppressions;
import io.harrier.alerts.expression.AlertValues;
import io.harrier.platform.access.Caller;
import io.harrier.platform.tenancy.Tenancy;
import io.harrier.platform.work.Loop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Finds suppressed alerts that are due: what hid them has ended, or was taken back. Each tenant has its turn in each round, several at
 * once, so that a mass of one's keeps nobody else's waiting. Any number of replicas sweep: each claims other rows, and a claim that comes
 * to nothing ends by itself.
 */
@ApplicationScoped
class SuppressionSweep {

    private static final Logger LOG = Logger.getLogger(SuppressionSweep.class);
    private static final int BATCH = 100;
    private static final int TENANTS_AT_ONCE = 3;
    private static final int MARKED = 1_000;
    private static final Duration CLAIMED = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /** From tenant to tenant along the index: it costs a look for each that has suppressed alerts, however many those are. */
    private static final String TENANTS = """
        with recursive t (id) as (
            (select tenant_id from security_alerts where suppression_due_at is not null order by tenant_id limit 1)
            union all
            select (select a.tenant_id from security_alerts a where a.suppression_due_at is not null and a.tenant_id > t.id
                order by a.tenant_id limit 1)
            from t where t.id is not null)
        select id from t where id is not null
            and exists (select from security_alerts a where a.tenant_id = t.id and a.suppression_due_at <= $1)""";
    /**
     * The row's own due time is the claim: it comes due again unless a look sets the true one, or ends it. The rows are an array, chosen once:
     * as a table to join, the choice could be made again for each row, each time of others.
     */
    private static final String CLAIM = """
        update security_alerts set suppression_due_at = $3
        where ctid = any (array(select ctid from security_alerts where tenant_id = $1 and suppression_due_at <= $2
            order by suppression_due_at limit 100 for no key update skip locked))
        returning id""";
    private static final String RELEASES = """
        update suppression_releases set due_at = $2
        where ctid = any (array(select ctid from suppression_releases where due_at <= $1
            order by due_at limit 20 for no key update skip locked))
        returning tenant_id, rule_id, until_at""";
    /** What is due soon, or claimed, needs no mark. */
    private static final String MARK = """
        update security_alerts set suppression_due_at = $3
        where ctid = any (array(select ctid from security_alerts
            where tenant_id = $1 and suppressed_by = $2 and status = 'suppressed' and suppression_due_at > $4
            limit 1000 for no key update skip locked))""";
    private static final String AFTER_MARK = "update suppression_releases set due_at = $3 where tenant_id = $1 and rule_id = $2";
    private static final String RELEASED = """
        delete from suppression_releases where tenant_id = $1 and rule_id = $2 and until_at <= $3""";

    private final Vertx vertx;
    private final Pool worker;
    private final SuppressionRules rules;
    private final Suppressions suppressions;
    private final Tenancy tenancy;
    private final SuppressionSettings settings;
    private final Clock clock;
    private Loop loop;

    SuppressionSweep(Vertx vertx, @ReactiveDataSource("worker") Pool worker, SuppressionRules rules, Suppressions suppressions,
            Tenancy tenancy, SuppressionSettings settings, Clock clock) {
        this.vertx = vertx;
        this.worker = worker;
        this.rules = rules;
        this.suppressions = suppressions;
        this.tenancy = tenancy;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "Suppressed alerts",
                () -> release().chain(() -> sweep()).map(more -> more ? Duration.ZERO : settings.every()));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Void> release() {
        var now = now();
        return worker.preparedQuery(RELEASES).execute(Tuple.of(now, now.plus(CLAIMED)))
                .chain(rows -> Multi.createFrom().iterable(rows).onItem().transformToUniAndConcatenate(this::release).collect()
                        .asList())
                .replaceWithVoid();
    }

    private Uni<Void> release(Row row) {
        var tenant = row.getUUID("tenant_id");
        var rule = row.getUUID("rule_id");
        var now = now();
        return worker.preparedQuery(MARK).execute(Tuple.of(tenant, rule, now, now.plus(CLAIMED)))
                .chain(marked -> marked.rowCount() == 0 && !row.get(OffsetDateTime.class, "until_at").isAfter(now)
                        ? worker.preparedQuery(RELEASED).execute(Tuple.of(tenant, rule, now)).replaceWithVoid()
                        : worker.preparedQuery(AFTER_MARK)
                                .execute(Tuple.of(tenant, rule, marked.rowCount() == MARKED ? now : now.plus(AGAIN)))
                                .replaceWithVoid());
    }

    /** Whether there is more to be looked at now. */
    private Uni<Boolean> sweep() {
        return worker.preparedQuery(TENANTS).execute(Tuple.of(now()))
                .chain(rows -> Multi.createFrom().iterable(rows).onItem().transformToUni(row -> sweep(row.getUUID("id")))
                        .merge(TENANTS_AT_ONCE).collect().asList())
                .map(swept -> swept.contains(BATCH));
    }

    private Uni<Integer> sweep(UUID tenant) {
        var now = now();
        return worker.preparedQuery(CLAIM).execute(Tuple.of(tenant, now, now.plus(CLAIMED)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID("id")).toList())
                .call(alerts -> alerts.isEmpty() ? Uni.createFrom().voidItem() : reconsider(tenant, alerts)).map(List::size);
    }

    /** By the rules as they are now, not as they were some seconds ago. One tenant's failure keeps no other waiting. */
    private Uni<Void> reconsider(UUID tenant, List<UUID> alerts) {
        return rules.read(worker, tenant)
                .chain(known -> tenancy.as(Caller.job(tenant, "suppression"), () -> suppressions.reconsider(alerts,
                        (alert, observables, now) -> known.judge(AlertValues.of(alert, observables), alert.worst(), now)
                                .hold())))
                .onFailure().invoke(failure -> LOG.errorf(failure, "Suppressed alerts of tenant %s", tenant)).onFailure()
                .recoverWithNull();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
