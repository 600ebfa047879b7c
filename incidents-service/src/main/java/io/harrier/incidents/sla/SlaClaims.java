package io.harrier.incidents.sla;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Claims what is due, over all tenants. The row's own time is the claim: it comes due again then unless whoever has claimed it sets the true
 * time, or gives it back.
 */
@Singleton
class SlaClaims {

    private static final String CLOCKS = "select tenant_id, id from claim_sla_clocks($1, $2, $3)";
    private static final String CLOCKS_BACK = """
        update sla_clocks set next_notice_at = $1 where tenant_id = $2 and id in (select id from sla_clocks
            where tenant_id = $2 and id = any($3) and next_notice_at = $4 for no key update skip locked)""";
    /** By clock: its steps are taken together. */
    private static final String ESCALATIONS = "select distinct tenant_id, clock_id as id from claim_sla_escalations($1, $2, $3)";
    private static final String ESCALATIONS_BACK = """
        update sla_escalations set look_at = $1 where tenant_id = $2 and id in (select id from sla_escalations
            where tenant_id = $2 and clock_id = any($3) and look_at = $4 for no key update skip locked)""";

    private final Pool worker;
    private final SlaSettings settings;

    SlaClaims(@ReactiveDataSource("worker") Pool worker, SlaSettings settings) {
        this.worker = worker;
        this.settings = settings;
    }

    /** Clocks, by tenant, until then. */
    record Claimed(Map<UUID, List<UUID>> clocks, OffsetDateTime until) {

        int size() {
            return clocks.values().stream().mapToInt(List::size).sum();
        }
    }

    Uni<Claimed> clocks(Instant now, int atMost) {
        return claim(CLOCKS, now, atMost);
    }

    /** Those with steps that are due. */
    Uni<Claimed> escalations(Instant now, int atMost) {
        return claim(ESCALATIONS, now, atMost);
    }

    private Uni<Claimed> claim(String sql, Instant instant, int atMost) {
        var now = instant.atOffset(ZoneOffset.UTC);
        var until = now.plus(settings.claim());
        return worker.preparedQuery(sql).execute(Tuple.of(now, until, atMost)).map(rows -> {
            var due = new TreeMap<UUID, List<UUID>>();
            rows.forEach(row -> due.computeIfAbsent(row.getUUID("tenant_id"), it -> new ArrayList<>())
                    .add(row.getUUID("id")));
            return new Claimed(due, until);
        });
    }

    /** Due again at once. */
    Uni<Void> giveBackClocks(Claimed claim, UUID tenant, List<UUID> clocks) {
        return giveBack(CLOCKS_BACK, claim, tenant, clocks);
    }

    Uni<Void> giveBackEscalations(Claimed claim, UUID tenant, List<UUID> clocks) {
        return giveBack(ESCALATIONS_BACK, claim, tenant, clocks);
    }

    private Uni<Void> giveBack(String sql, Claimed claim, UUID tenant, List<UUID> clocks) {
        return clocks.isEmpty()
                ? Uni.createFrom().voidItem()
                : worker.preparedQuery(sql).execute(Tuple.of(claim.until().minus(settings.claim()), tenant,
                        clocks.toArray(UUID[]::new), claim.until())).replaceWithVoid();
    }
}
