package io.harrier.alerts.suppression;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Has {@link SuppressionSweep} look at what a rule holds, which ended before its time or changed. */
@ApplicationScoped
class ReleaseRepository {

    /** How long other replicas and running batches may still hide alerts by what was. */
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final String RELEASE = """
        insert into suppression_releases (rule_id, due_at, until_at) values (?1, ?2, ?3)
        on conflict (tenant_id, rule_id) do update set due_at = excluded.due_at, until_at = excluded.until_at""";

    Uni<Void> release(UUID rule, Instant now) {
        return Panache.getSession().chain(session -> session.createNativeQuery(RELEASE).setParameter(1, rule)
                .setParameter(2, now).setParameter(3, now.plus(GRACE)).executeUpdate()).replaceWithVoid();
    }
}
