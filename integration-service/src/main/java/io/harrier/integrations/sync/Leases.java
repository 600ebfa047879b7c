package io.harrier.integrations.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.integrations.IntegrationsConfig;
import io.harrier.platform.ids.Ids;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Claims due imports, of any tenant. Two replicas never get the same one. */
@Singleton
class Leases {

    private static final String CLAIM = """
        update integration_operations set lease_id = $1, next_run_at = $3
        where (tenant_id, id) = (
            select tenant_id, id from integration_operations
            where operation_type = 'import' and status in ('pending', 'running') and next_run_at <= $2
            order by priority, next_run_at limit 1 for update skip locked)
        returning tenant_id, parent_id, id""";

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

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
