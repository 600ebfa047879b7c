package io.harrier.integrations.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.harrier.integrations.IntegrationsConfig;
import io.harrier.platform.ids.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Claims due imports, of any tenant, and keeps them claimed. Two replicas never get the same one. */
@Singleton
class Leases {

    private static final Logger LOG = Logger.getLogger(Leases.class);
    private static final String CLAIM = """
        update integration_operations set lease_id = $1, next_run_at = $3
        where (tenant_id, id) = (
            select tenant_id, id from integration_operations
            where operation_type = 'import' and status in ('pending', 'running') and next_run_at <= $2
            order by priority, next_run_at limit 1 for update skip locked)
        returning tenant_id, parent_id, id""";
    private static final String RENEW = """
        update integration_operations set next_run_at = greatest(next_run_at, $4)
        where tenant_id = $1 and id = $2 and lease_id = $3 and status in ('pending', 'running')""";

    private final Pool worker;
    private final Clock clock;
    private final Ids ids;
    private final Duration length;

    Leases(@ReactiveDataSource("worker") Pool worker, Clock clock, Ids ids, IntegrationsConfig config) {
        this.worker = worker;
        this.clock = clock;
        this.ids = ids;
        this.length = config.sync().lease();
    }

    Uni<Optional<Lease>> claim() {
        UUID id = ids.next();
        Instant now = clock.instant();
        return worker.preparedQuery(CLAIM).execute(Tuple.of(id, utc(now), utc(now.plus(length)))).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            var row = rows.iterator().next();
            return Optional.of(new Lease(row.getUUID("tenant_id"), row.getUUID("parent_id"), row.getUUID("id"), id));
        });
    }

    /**
     * Keeps the lease while {@code work} runs, however long that takes; when it is lost all the same, the work is given up with
     * {@link LeaseLost}. A replica that dies renews nothing.
     */
    <T> Uni<T> during(Uni<T> work, Lease lease) {
        Duration third = length.dividedBy(3);
        Uni<T> kept = Multi.createFrom().ticks().startingAfter(third).every(third).onOverflow().drop().onItem()
                .transformToUniAndConcatenate(tick -> renew(lease)).onItem().ignoreAsUni().map(never -> null);
        return Uni.combine().any().of(work, kept);
    }

    private Uni<Void> renew(Lease lease) {
        Instant until = clock.instant().plus(length);
        return worker.preparedQuery(RENEW)
                .execute(Tuple.of(lease.tenantId(), lease.operationId(), lease.id(), utc(until))).invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new LeaseLost(lease);
                    }
                }).replaceWithVoid().onFailure(failure -> !(failure instanceof LeaseLost)).recoverWithUni(failure -> {
                    LOG.warnf("The lease of import %s was not renewed: %s", lease.operationId(), failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
