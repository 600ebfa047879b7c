package io.harrier.alerts;

import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.many;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The lists over many alerts. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class AlertListsTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aNulInAFilterIsRefusedWithAndWithoutASearch() {
        for (String filters : List.of("?sourceId=%00", "?q=x&sourceId=%00", "?q=%00")) {
            tenant.as("viewer").urlEncodingEnabled(false).get("/api/v1/alerts" + filters).then().statusCode(400);
        }
    }

    @Test
    void aListIsNarrowedByPriority() {
        String id = anAlert(tenant);
        int score = tenant.as("viewer").get("/api/v1/alerts/" + id).then().extract().path("priority.score");
        for (String more : List.of("", " && title.contains('dumping')")) {
            tenant.as("viewer").queryParam("filter", "priorityScore >= " + score + more).get("/api/v1/alerts").then()
                    .statusCode(200).body("items.id", contains(id));
            tenant.as("viewer").queryParam("filter", "priorityScore > " + score + more).get("/api/v1/alerts").then()
                    .statusCode(200).body("items", org.hamcrest.Matchers.empty());
        }
    }

    @Test
    void aListThatTakesTooLongIsGivenUp() throws SQLException {
        try (var lock = TestSql.as("alerts_owner").connect(); var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table security_alerts in access exclusive mode");
            tenant.as("viewer").get("/api/v1/alerts").then().statusCode(503).body("detail",
                    org.hamcrest.Matchers.containsString("ask for less"));
            lock.rollback();
        }
    }

    @Test
    void aSearchNarrowsBeforeItCuts() {
        many(tenant, 1100, "Haystack ", "critical", "resolved");
        many(tenant, 1, "Haystack with the needle ", "low", "open");
        tenant.as("viewer").get("/api/v1/alerts?q=haystack&status=open").then().statusCode(200)
                .body("items.title", contains("Haystack with the needle 1")).body("nextCursor", nullValue());
        tenant.as("viewer").get("/api/v1/alerts?q=haystack&severity=low").then()
                .body("items.title", contains("Haystack with the needle 1"));
        tenant.as("viewer").get("/api/v1/alerts?q=haystack&sourceSystem=other").then().body("items",
                org.hamcrest.Matchers.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&sort=updatedAt", "&updatedSince=2020-01-01T00:00:00Z"})
    void aSearchPagesThroughAllThatItFinds(String more) {
        many(tenant, 1050, "Haystack ", "critical", "resolved");
        Set<String> found = new HashSet<>();
        String cursor = "";
        for (int page = 1; cursor != null; page++) {
            assertTrue(page <= 6, "There is no end");
            var answer = tenant.as("viewer").queryParam("cursor", cursor).get("/api/v1/alerts?q=haystack&limit=200" + more)
                    .then()
                    .statusCode(200).extract();
            List<String> ids = answer.path("items.id");
            found.addAll(ids);
            cursor = answer.path("nextCursor");
        }
        assertEquals(1050, found.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=open&status=assigned&status=investigating", "status=open", "status=open&severity=high"})
    void theQueueIsReadFromItsIndex(String query) throws SQLException {
        aHistory();
        for (String sql : statements("/api/v1/alerts?limit=2&" + query)) {
            String plan = plan(sql);
            assertTrue(plan.contains("ix_security_alerts_queue"), sql + "\n" + plan);
        }
    }

    @Test
    void onesOwnAreReadFromTheirIndex() throws SQLException {
        aHistory();
        String plan = plan(statements("/api/v1/alerts?assignedTo=me").get(0));
        assertTrue(plan.contains("ix_security_alerts_mine"), plan);
    }

    private void aHistory() {
        many(tenant, 4000, "Past ", "high", "resolved");
        anAlert(tenant);
        anAlert(tenant);
        anAlert(tenant);
        TestSql.as("alerts_owner").update("analyze security_alerts");
    }

    /** What Hibernate makes of this page, and of the next if there is one. */
    private List<String> statements(String path) {
        var statements = new CopyOnWriteArrayList<String>();
        var log = Logger.getLogger("org.hibernate.SQL");
        var level = log.getLevel();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (record.getMessage().contains("order by")) {
                    statements.add(record.getMessage());
                }
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        log.setLevel(Level.FINE);
        log.addHandler(handler);
        try {
            String next = tenant.as("analyst").get(path).then().statusCode(200).extract().path("nextCursor");
            if (next != null) {
                tenant.as("analyst").queryParam("cursor", next).get(path).then().statusCode(200);
            }
        } finally {
            log.removeHandler(handler);
            log.setLevel(level);
        }
        assertTrue(!statements.isEmpty(), "Nothing was asked");
        return statements;
    }

    /** As the role that serves requests, without the values: a plan that holds for all. */
    private String plan(String sql) throws SQLException {
        String url = HarrierServers.settings().get("harrier.test.jdbc-url");
        try (var connection = DriverManager.getConnection(url + (url.contains("?") ? "&" : "?") + "preferQueryMode=simple",
                "alerts", "alerts"); var statement = connection.createStatement()) {
            statement.execute("select set_config('harrier.tenant', '" + tenant.id() + "', false)");
            var plan = new StringBuilder();
            try (var rows = statement.executeQuery("explain (generic_plan) " + sql)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
