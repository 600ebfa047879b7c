package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static io.harrier.alerts.Alerts.awaitDeadLetters;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.theDatabaseRefuses;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What is over a mapping's limit waits, in its order, and is not lost; a request over it is asked to come again. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class ThroughputTest {

    private static final String WAITING = "select count(*) from delayed_records where tenant_id = ?";
    private static final String SEEN = "select count(*) from security_alerts where tenant_id = ? and source_id = ?";

    private final TestTenant tenant = TestTenant.fresh();
    private Collecting edge;

    @BeforeEach
    void aSourceAndACollector() {
        edge = Collecting.of(tenant);
    }

    @Test
    void whatIsOverItWaitsInItsOrderUntilThereIsRoom() {
        edge.active(limit(20, "PT1H"));
        publish(1, 50);
        awaitCount(30, WAITING, tenant.id());
        edge.awaitSeen(20);
        edge.awaitCounted("delayed", 30);
        assertEquals(1L, TestSql.as("alerts_owner").value(Long.class, SEEN, tenant.id(), "r20"));
        assertEquals(0L, TestSql.as("alerts_owner").value(Long.class, SEEN, tenant.id(), "r21"));
        edge.send(json("rest", "high")).statusCode(429).header("Retry-After", equalTo("3600"));
        edge.change(limit(25, "PT1H"));
        TestSql.as("alerts_owner").update("update log_collection_budgets set tokens = 5 where tenant_id = ?", tenant.id());
        awaitCount(25, WAITING, tenant.id());
        assertEquals(1L, TestSql.as("alerts_owner").value(Long.class, SEEN, tenant.id(), "r25"));
        edge.change(Map.of("status", "configured"));
        awaitCount(0, WAITING, tenant.id());
        edge.awaitSeen(50);
        edge.awaitCounted("received", 50);
        awaitCount(0, "select waiting from log_collection_budgets where tenant_id = ?", tenant.id());
    }

    @Test
    void whatWaitsComesAsFastAsTheLimitAllowsAndNoFaster() {
        edge.active(limit(10, "PT1S"));
        var begin = Instant.now();
        publish(1, 40);
        edge.awaitSeen(40);
        var took = Duration.between(begin, Instant.now());
        assertTrue(took.compareTo(Duration.ofMillis(2900)) > 0, "40 records at 10 a second took " + took);
        edge.awaitCounted("received", 40);
        edge.awaitCounted("alerts", 40);
    }

    @Test
    void theLimitHoldsOverAllWhoSendAtOnce() {
        edge.active(limit(10, "PT1H"));
        var requests = IntStream.range(0, 30)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> edge.send(json("p" + n, "high")).extract().statusCode()))
                .toList();
        var answers = requests.stream().map(CompletableFuture::join)
                .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
        assertEquals(Map.of(201, 10L, 429, 20L), answers);
        edge.awaitSeen(10);
        edge.awaitCounted("delayed", 20);
    }

    @Test
    void aRequestIsTakenWholeOrNotAtAllAndWhatItBringsBeyondIsTakenOffLater() {
        edge.active(limit(10, "PT1H"));
        String fifteen = IntStream.range(0, 15).mapToObj(n -> json("a" + n, "high")).collect(Collectors.joining(",", "[", "]"));
        edge.send(fifteen).statusCode(200);
        tenant.as("pipeline").body(json("b", "high")).post("/api/v1/alerts").then().statusCode(429)
                .body("detail", containsString("10 records in PT1H"));
        tenant.as("pipeline").header("Idempotency-Key", "k1").body(json("c", "high")).post("/api/v1/alerts").then()
                .statusCode(429);
        edge.awaitSeen(15);
        edge.change(Map.of());
        tenant.as("pipeline").header("Idempotency-Key", "k1").body(json("c", "high")).post("/api/v1/alerts").then()
                .statusCode(201);
        tenant.as("pipeline").body(json("d", "high").replace("edr-1", "unlimited")).post("/api/v1/alerts").then()
                .statusCode(201);
    }

    @Test
    void oneThatTheDatabaseRefusesHoldsUpNoOtherThatWaits() {
        edge.active(limit(1, "PT1H"));
        try (var refusal = theDatabaseRefuses("Poison")) {
            publish(1, 2);
            edge.kafka(json("bad", "high").replace("Credential dumping bad", "Poison"), Map.of());
            publish(3, 3);
            awaitCount(3, WAITING, tenant.id());
            edge.change(Map.of());
            edge.awaitSeen(3);
            awaitDeadLetters(tenant, "not_storable");
        }
        awaitCount(0, WAITING, tenant.id());
    }

    @Test
    void whatIsFilteredOrUnreadableTakesNothingOfTheLimit() {
        edge.active(Map.of("throughputLimit", Map.of("records", 1, "per", "PT1H"), "filterRules",
                List.of(Map.of("name", "low", "dropIf", "record.severity == 'low'"))));
        edge.kafka(json("a", "low"), Map.of());
        edge.kafka("{}", Map.of("harrier-source", "edge"));
        edge.kafka(json("c", "high"), Map.of());
        edge.awaitSeen(1);
        awaitCount(0, WAITING, tenant.id());
        edge.awaitCounted("filtered", 1);
    }

    private static Map<String, Object> limit(int records, String per) {
        return Map.of("throughputLimit", Map.of("records", records, "per", per));
    }

    private void publish(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(n -> edge.kafka(json("r" + n, "high"), Map.of()));
    }
}
