package io.harrier.integrations.apicall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.harrier.integrations.testing.IntegrationServers;
import io.harrier.integrations.testing.Tenable;
import io.harrier.platform.testing.TestSql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(IntegrationServers.class)
class ApiCallRetentionTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final TestSql OWNER = TestSql.as("integrations_owner");

    @Inject
    ApiCallRetention retention;

    @Test
    void callsAreForgottenAfterNinetyDaysSomeAtATime() {
        try (var tenable = Tenable.of(1, 1)) {
            log(tenable, 1_500, "91 days");
            log(tenable, 3, "89 days");

            assertEquals(Duration.ZERO, retention.forget().await().atMost(LONG_ENOUGH));
            assertTrue(retention.forget().await().atMost(LONG_ENOUGH).compareTo(Duration.ZERO) > 0);

            assertEquals(3L, OWNER.value(Long.class, "select count(*) from api_call_logs where external_system_id = ?::uuid",
                    tenable.id));
        }
    }

    private static void log(Tenable tenable, int calls, String age) {
        OWNER.update("""
            insert into api_call_logs (tenant_id, id, external_system_id, method, endpoint, request_headers, response_time_ms,
                called_at)
            select ?::uuid, gen_random_uuid(), ?::uuid, 'GET', '/session', '{}', 1, now() - ?::interval
            from generate_series(1, ?)""", tenable.tenant.id().toString(), tenable.id, age, calls);
    }
}
