package io.harrier.incidents.sla;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Severity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Counts clocks, of the incidents that the caller may see. */
@ApplicationScoped
class SlaAttainmentRepository {

    private static final String COUNT = """
        select month, severity, team, cast(sum(met) as bigint), cast(sum(breached) as bigint), cast(sum(running) as bigint),
            cast(sum(paused) as bigint), cast(sum(cancelled) as bigint),
            cast(sum(arrived_owned) as bigint), cast(sum(no_sla) as bigint)
        from (
            select to_char(c.started_at at time zone 'UTC', 'YYYY-MM') as month, i.severity, i.team,
                count(*) filter (where not c.arrived_owned and c.breached_at is null and c.state = 'stopped') as met,
                count(*) filter (where not c.arrived_owned and c.breached_at is not null) as breached,
                count(*) filter (where not c.arrived_owned and c.breached_at is null and c.state = 'running') as running,
                count(*) filter (where not c.arrived_owned and c.breached_at is null and c.state = 'paused') as paused,
                count(*) filter (where not c.arrived_owned and c.breached_at is null and c.state = 'cancelled') as cancelled,
                count(*) filter (where c.arrived_owned) as arrived_owned,
                0 as no_sla
            from sla_clocks c join incidents i on i.tenant_id = c.tenant_id and i.id = c.incident_id
            where c.started_at >= ?1 and c.started_at < ?2 and (?3 = '' or c.goal = ?3)
            group by 1, 2, 3
            union all
            select to_char(i.opened_at at time zone 'UTC', 'YYYY-MM'), i.severity, i.team, 0, 0, 0, 0, 0, 0, count(*)
            from incidents i
            where i.opened_at >= ?1 and i.opened_at < ?2 and not exists (select from sla_clocks c
                where c.tenant_id = i.tenant_id and c.incident_id = i.id and (?3 = '' or c.goal = ?3))
            group by 1, 2, 3) as counted
        group by month, severity, team
        order by month, array_position(array['critical', 'high', 'medium', 'low', 'informational'], severity), team nulls first""";

    Uni<List<SlaAttainment>> count(Months months, SlaGoal goal) {
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(COUNT)
                .setParameter(1, months.start()).setParameter(2, months.end()).setParameter(3, goal == null ? "" : goal.wire)
                .getResultList()).map(rows -> rows.stream().map(SlaAttainmentRepository::read).toList());
    }

    private static SlaAttainment read(Object[] row) {
        return SlaAttainment.of((String) row[0], Severity.of((String) row[1]), (String) row[2], number(row[3]), number(row[4]),
                number(row[5]), number(row[6]), number(row[7]), number(row[8]), number(row[9]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
