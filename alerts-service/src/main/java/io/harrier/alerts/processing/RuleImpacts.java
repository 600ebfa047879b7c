package io.harrier.alerts.processing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.problem.NotFound;
import io.harrier.platform.tenancy.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads what ingest has counted for the rules. */
@Singleton
class RuleImpacts {

    private static final int DAYS = 30;
    private static final String FIND = """
        select coalesce(sum(a.evaluated), 0)::bigint as evaluated, coalesce(sum(a.matched), 0)::bigint as matched,
            coalesce(sum(a.failed), 0)::bigint as failed, coalesce(sum(a.nanos), 0)::bigint as nanos
        from event_processing_rules r
        left join event_processing_activity a on a.tenant_id = r.tenant_id and a.rule_id = r.id and a.day > $2
        where r.id = $1 group by r.tenant_id, r.id""";

    private final TenantSql sql;
    private final Clock clock;

    RuleImpacts(TenantSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Uni<RuleImpact> of(UUID id) {
        var from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS);
        return sql.run(connection -> connection.preparedQuery(FIND).execute(Tuple.of(id, from))).map(rows -> {
            if (rows.size() == 0) {
                throw new NotFound("event processing rule", id);
            }
            var row = rows.iterator().next();
            long evaluated = row.getLong("evaluated");
            return new RuleImpact(id, evaluated, row.getLong("matched"), row.getLong("failed"),
                    evaluated == 0 ? null : row.getLong("nanos") / 1_000.0 / evaluated);
        });
    }
}
