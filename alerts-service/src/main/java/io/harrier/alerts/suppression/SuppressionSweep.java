package io.harrier.alerts.suppression;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

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
 * Finds suppressed alerts that are due, over all tenants: what hid them has ended, or was taken back. Any number of replicas sweep:
 * each claims other rows, and a claim that comes to nothing ends by itself.
 */
@ApplicationScoped
class SuppressionSweep {

    private static final Logger LOG = Logger.getLogger(SuppressionSweep.class);
    private static final int BATCH = 50;
    private static final int MARKED = 1_000;
    private static final Duration CLAIMED = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /**
     * The row's own due time is the claim: it comes due again unless a look sets the true one, or ends it. The rows are an array, chosen once:
     * as a table to join, the choice could be made again for each row, each time of others.
     */
    private static final String CLAIM = """
        update security_alerts set suppression_due_at = $2
        where ctid = any (array(select ctid from security_alerts where suppression_due_at <= $1
            order by suppression_due_at limit 50 for no key update skip locked))
        returning tenant_id, id""";
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
                () -> release().chain(this::sweep).map(swept -> swept == BATCH ? Duration.ZERO : settings.every()));
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

    private Uni<Integer> sweep() {
        var now = now();
        return worker.preparedQuery(CLAIM).execute(Tuple.of(now, now.plus(CLAIMED))).chain(rows -> {
            Map<UUID, List<UUID>> due = new TreeMap<>();
            rows.forEach(row -> due.computeIfAbsent(row.getUUID("tenant_id"), it -> new ArrayList<>()).add(row.getUUID("id")));
            return Multi.createFrom().iterable(due.entrySet()).onItem()
                    .transformToUniAndConcatenate(it -> reconsider(it.getKey(), it.getValue())).collect().asList()
                    .replaceWith(rows.rowCount());
        });
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
