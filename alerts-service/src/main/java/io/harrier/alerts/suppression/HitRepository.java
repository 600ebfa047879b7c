package io.harrier.alerts.suppression;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.storage.Times;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Reads what ingest has counted for rules. */
@ApplicationScoped
class HitRepository {

    private static final String OF = """
        select rule_id, cast(sum(hits) as bigint), cast(sum(hidden) as bigint), max(last_hit_at) from suppression_hits
        where rule_id in (?1) group by rule_id""";

    /** How often a rule matched, and how many alerts it hid. */
    record Hits(long hits, long hidden, Instant lastAt) {

        static final Hits NONE = new Hits(0, 0, null);
    }

    Uni<Map<UUID, Hits>> of(List<UUID> rules) {
        if (rules.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.getSession()
                .chain(session -> session.<Object[]>createNativeQuery(OF).setParameter(1, rules).getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], HitRepository::hits)));
    }

    Uni<Hits> of(UUID rule) {
        return of(List.of(rule)).map(hits -> hits.getOrDefault(rule, Hits.NONE));
    }

    private static Hits hits(Object[] row) {
        return new Hits(((Number) row[1]).longValue(), ((Number) row[2]).longValue(),
                Times.instant(row[3]));
    }
}
