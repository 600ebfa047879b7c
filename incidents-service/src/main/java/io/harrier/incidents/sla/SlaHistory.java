package io.harrier.incidents.sla;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Incident;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** What forecasts look back on, of what the caller may see. */
@ApplicationScoped
class SlaHistory {

    private static final Duration BACK = Duration.ofDays(90);
    /** Fewer clocks tell nothing. */
    private static final int FEWEST = 10;
    /** The latest 5,000: what was long ago tells less. */
    private static final String LONGER = """
        with past as (
            select c.took_seconds / 60.0 as took, i.severity = ?2 as alike, i.severity = ?2 and i.incident_type = ?3 as most_alike
            from sla_clocks c join incidents i on i.tenant_id = c.tenant_id and i.id = c.incident_id
            where c.goal = ?1 and c.state = 'stopped' and not c.arrived_owned and c.took_seconds > ?4 and c.stopped_at >= ?5
            order by c.stopped_at desc limit 5000)
        select count(*) filter (where most_alike), percentile_cont(0.5) within group (order by took) filter (where most_alike),
            percentile_cont(0.8) within group (order by took) filter (where most_alike),
            count(*) filter (where alike), percentile_cont(0.5) within group (order by took) filter (where alike),
            percentile_cont(0.8) within group (order by took) filter (where alike),
            count(*), percentile_cont(0.5) within group (order by took), percentile_cont(0.8) within group (order by took)
        from past""";
    private static final String QUEUE = """
        select (select count(*) from incidents where closed_at is null %1$s), count(*),
            cast(coalesce(avg(extract(epoch from closed_at - opened_at)), 0) / 86400 as float8)
        from incidents where closed_at >= ?1 %1$s""";

    /** What clocks like this one took that ran longer than it has. */
    Uni<ForecastHistory> longer(Incident incident, SlaClock clock, Duration worked, Instant now) {
        var since = now.minus(BACK);
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(LONGER)
                .setParameter(1, clock.goal.wire).setParameter(2, incident.severity.wire)
                .setParameter(3, incident.incidentType.wire).setParameter(4, worked.toSeconds()).setParameter(5, since)
                .getSingleResult()).map(row -> firstThatTells(row, since));
    }

    private static ForecastHistory firstThatTells(Object[] row, Instant since) {
        for (var basis : ForecastBasis.values()) {
            int at = basis.ordinal() * 3;
            if (basis != ForecastBasis.DEADLINE && number(row[at]) >= FEWEST) {
                return new ForecastHistory(basis, (long) number(row[at]), number(row[at + 1]), number(row[at + 2]), since);
            }
        }
        return new ForecastHistory(ForecastBasis.DEADLINE, (long) number(row[6]), null, null, since);
    }

    /** The queue of whoever the incident is with: the owner's, the team's or the tenant's, whichever tells first. */
    Uni<ForecastQueue> queue(Incident incident, Instant now) {
        return queue(QueueScope.OWNER, incident, now).chain(owner -> owner.scope() == QueueScope.OWNER
                ? Uni.createFrom().item(owner)
                : queue(QueueScope.TEAM, incident, now).chain(team -> team.scope() == QueueScope.TEAM
                        ? Uni.createFrom().item(team)
                        : queue(QueueScope.TENANT, incident, now)));
    }

    private static Uni<ForecastQueue> queue(QueueScope scope, Incident incident, Instant now) {
        var whose = scope.whose(incident);
        if (whose == null && scope != QueueScope.TENANT) {
            return Uni.createFrom().item(ForecastQueue.of(scope, null, 0, 0, 0));
        }
        return Panache.getSession().chain(session -> {
            var query = session.<Object[]>createNativeQuery(QUEUE.formatted(condition(scope))).setParameter(1,
                    now.minus(Duration.ofDays(ForecastQueue.DAYS)));
            return (whose == null ? query : query.setParameter(2, whose)).getSingleResult();
        }).map(row -> ForecastQueue.of(scope, whose, (long) number(row[0]), (long) number(row[1]), number(row[2])));
    }

    private static String condition(QueueScope scope) {
        return switch (scope) {
            case OWNER -> "and owner = ?2";
            case TEAM -> "and team = ?2";
            case TENANT, NONE -> "";
        };
    }

    private static double number(Object value) {
        return value == null ? 0 : ((Number) value).doubleValue();
    }
}
