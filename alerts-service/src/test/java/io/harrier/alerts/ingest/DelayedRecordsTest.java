package io.harrier.alerts.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.harrier.alerts.ingest.DelayedRecords.Due;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What waits is taken by any number of replicas, and each record by one. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class DelayedRecordsTest {

    @Inject
    DelayedRecords delayed;
    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void twoThatPassTheSameRecordByTakeNoOtherWithIt() {
        var mapping = mapping();
        TestSql.as("alerts_owner").update(
                """
                    insert into log_collection_budgets (tenant_id, mapping_id, tokens, refilled_at, waiting) values (?, ?, 0, now(), 2)""",
                tenant.id(), mapping);
        TestSql.as("alerts_owner").update("""
            insert into delayed_records (tenant_id, mapping_id, topic, partition, record_offset, headers, value, received_at)
            select ?, ?, ?, 0, n, '{}', 'x', now() from generate_series(1, 2) n""", tenant.id(), mapping,
                "siem.alerts." + tenant.alias());
        var poison = worker.preparedQuery("select * from delayed_records where tenant_id = $1 and record_offset = 1")
                .execute(Tuple.of(tenant.id())).await().atMost(Duration.ofSeconds(10)).iterator().next();
        var due = new Due(tenant.id(), mapping);
        for (int replica = 1; replica <= 2; replica++) {
            assertEquals(1, delayed.passBy(due, poison, new IllegalStateException("refused")).await()
                    .atMost(Duration.ofSeconds(10)));
        }
        assertEquals(1L, count("select count(*) from delayed_records where tenant_id = ? and record_offset = 2"));
        assertEquals(1L, count("select waiting from log_collection_budgets where tenant_id = ?"));
    }

    private long count(String sql) {
        return TestSql.as("alerts_owner").value(Long.class, sql, tenant.id());
    }

    private UUID mapping() {
        String source = made("/api/v1/log-sources", Map.of("name", "edge"));
        String collector = made("/api/v1/log-collectors", Map.of("name", "zrh-1", "type", "agent"));
        return UUID.fromString(made("/api/v1/log-collection-mappings", Map.of("sourceId", source, "collectorId", collector,
                "status", "active", "throughputLimit", Map.of("records", 1, "per", "PT1H"))));
    }

    private String made(String path, Map<String, ?> body) {
        return tenant.as("tenant_admin").body(body).post(path).then().statusCode(201).extract().path("id");
    }
}
