package io.harrier.alerts;

import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.awaitEvent;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Who goes away while the database works takes no connection along. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class CutConnectionsTest {

    private static final String WAITING = """
        select count(*) from pg_locks l join pg_stat_activity a on a.pid = l.pid
        where a.usename = 'alerts' and not l.granted and l.relation = 'security_alerts'::regclass""";
    private static final int TIMES = 5;

    private final TestTenant first = TestTenant.fresh();
    private final TestTenant second = TestTenant.fresh();

    @Inject
    Pool pool;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connections;

    @Test
    void thePoolIsWholeAfterQueuesCountsFilesAndStreamsWereCut() throws Exception {
        for (int i = 0; i < 4; i++) {
            first.as("ana", "viewer").body(Map.of("name", "View " + i, "parameters", Map.of("q", List.of("view " + i))))
                    .post("/api/v1/alerts-service/saved-views").then().statusCode(201);
        }
        String place = "@" + Instant.now().toEpochMilli();
        String id = anAlert(first);
        awaitEvent(first, "io.harrier.alerts.alert.opened.v1", event -> event.path("alertId").asText().equals(id));
        String token = TestTenant.token("ana",
                Map.of(first, List.of("viewer", "auditor"), second, List.of("viewer")));
        for (int i = 0; i < TIMES; i++) {
            cut(token, "/api/v1/queue", "");
            cut(token, "/api/v1/alerts-service/saved-views/counts", tenant());
            cut(token, "/api/v1/alerts/export", tenant());
            cut(token, "/api/v1/alerts-service/stream", tenant() + "Last-Event-ID: " + place + "\r\n");
        }
        assertWhole();
        first.as("viewer").get("/api/v1/alerts").then().statusCode(200);
    }

    private String tenant() {
        return "Harrier-Tenant: " + first.alias() + "\r\n";
    }

    /** Asks while no alert can be read, and hangs up when that is what the database waits for. */
    private static void cut(String token, String path, String headers) throws SQLException, IOException {
        try (var lock = TestSql.as("alerts_owner").connect(); var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table security_alerts in access exclusive mode");
            try (var socket = new Socket("localhost", RestAssured.port)) {
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\nAuthorization: Bearer "
                                + token + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
                await().atMost(Duration.ofSeconds(10)).until(() -> TestSql.as("alerts_owner").value(Long.class, WAITING) > 0);
            }
            // An answer to another request: the server has seen that this one is gone, or will before the lock is.
            RestAssured.get("/q/health/live").then().statusCode(200);
            lock.rollback();
        }
    }

    private void assertWhole() {
        var all = new ArrayList<Uni<SqlConnection>>();
        for (int i = 0; i < connections; i++) {
            all.add(pool.getConnection());
        }
        var taken = Uni.join().all(all).andFailFast().await().atMost(Duration.ofSeconds(20));
        assertEquals(connections, taken.size());
        taken.forEach(it -> it.closeAndAwait());
    }
}
