package io.harrier.alerts.priority;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.platform.storage.Times;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Reads and writes the one row that a tenant has. */
@ApplicationScoped
class PriorityRepository {

    private static final String FIND = "select version, updated_at, updated_by, weights::text from priority_weights";
    private static final String KEEP = """
        insert into priority_weights as p (version, updated_at, updated_by, weights)
        values (1, ?1, ?2, cast(cast(?3 as text) as jsonb))
        on conflict (tenant_id) do update set version = p.version + 1, updated_at = excluded.updated_at,
            updated_by = excluded.updated_by, weights = excluded.weights""";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('priority' || current_tenant(), 0))";

    private final ObjectMapper json;

    PriorityRepository(ObjectMapper json) {
        this.json = json;
    }

    Uni<PriorityWeightsView> get() {
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(FIND).getResultList())
                .map(rows -> rows.isEmpty() ? PriorityWeightsView.DEFAULT : view(rows.get(0)));
    }

    /** The same, nobody else changing it until the transaction ends. */
    Uni<PriorityWeightsView> lock() {
        return Panache.getSession().chain(session -> session.<Object>createNativeQuery(LOCK).getResultList())
                .chain(this::get);
    }

    Uni<Void> keep(PriorityWeights weights, String by, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(KEEP).setParameter(1, now)
                .setParameter(2, by).setParameter(3, text(weights)).executeUpdate()).replaceWithVoid();
    }

    private PriorityWeightsView view(Object[] row) {
        try {
            return new PriorityWeightsView(((Number) row[0]).longValue(), Times.instant(row[1]), (String) row[2],
                    json.readValue((String) row[3], PriorityWeights.class));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String text(PriorityWeights weights) {
        try {
            return json.writeValueAsString(weights);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
