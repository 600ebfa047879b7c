package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Alerts with the same entities within a while are the same alert, where a tenant says so of their source. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class EntityWindowTest {

    private static final String SUM = "select coalesce(sum(seen_count), 0)::bigint from security_alerts where tenant_id = ?";
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void withinTheWindowTheyAreOneAndBeyondItTheNextIsLinked() {
        folding(Map.of("entityWindow", "PT5H"));
        String first = send(record("1", "WS-1", "eve", 0)).statusCode(201).extract().path("id");
        send(record("2", "ws-1 ", "mallory", 299)).statusCode(200).body("id", equalTo(first))
                .body("deduplicated", equalTo(true)).body("seenCount", equalTo(2)).body("exactRepeats", equalTo(0));
        send(record("1", "WS-1", "eve", 0)).statusCode(200).body("exactRepeats", equalTo(1));
        send(record("3", "ws-2", "eve", 1)).statusCode(201);
        String second = send(record("4", "ws-1", "eve", 300)).statusCode(201).extract().path("id");
        send(record("5", "ws-1", "eve", 240)).statusCode(200).body("id", equalTo(first)).body("seenCount", equalTo(4));
        kafka(record("6", "ws-1", "eve", 301));
        awaitCount(7, SUM, tenant.id());
        alert(second).body("seenCount", equalTo(2)).body("previousAlertId", equalTo(first)).body("current", equalTo(true))
                .body("sourceId", startsWith("entities:"));
        alert(first).body("firstSeenAt", equalTo(NOON.toString()));
        assertEquals(List.of(3L), TestSql.as("alerts_owner")
                .query("select count(*) from entity_windows where tenant_id = ?", tenant.id()).get(0));
    }

    @Test
    void recordsOfOneRequestAreAnsweredByTheAlertsOfTheirWindows() {
        folding(Map.of("entityWindow", "PT1H"));
        var ids = tenant.as("pipeline")
                .body(("[" + record("1", "ws-1", "eve", 200) + "," + record("2", "ws-1", "eve", 0) + ","
                        + record("3", "ws-1", "eve", 201) + "," + record("4", "ws-1", "eve", 100) + "]").getBytes(UTF_8))
                .post("/api/v1/ingest/edr").then().statusCode(200).body("items.status", contains(201, 201, 200, 201)).extract()
                .jsonPath();
        assertEquals(ids.getString("items[0].alert.id"), ids.getString("items[2].alert.id"));
        alert(ids.getString("items[0].alert.id")).body("previousAlertId", equalTo(ids.getString("items[3].alert.id")));
        alert(ids.getString("items[3].alert.id")).body("previousAlertId", equalTo(ids.getString("items[1].alert.id")));
    }

    @Test
    void theTenantSaysWhichEntitiesCount() {
        folding(Map.of("entityWindow", "PT1H", "entityKinds", List.of("user"), "identityFields", List.of("classification")));
        send(record("1", "ws-1", "eve", 0)).statusCode(201);
        send(record("2", "ws-2", "Eve", 1)).statusCode(200);
        send(record("3", "ws-1", "mallory", 1)).statusCode(201);
        send(record("4", "ws-1", "eve", 1).replace("credential_access", "discovery")).statusCode(201);
        send(record("5", "ws-1", "eve", 1).replace("\"user\"", "\"host\"").replace("credential_access", "impact"))
                .statusCode(201)
                .extract().path("id");
    }

    @Test
    void inWhateverOrderAndFromWhereverTheyComeTheyAreCountedOnce() throws Exception {
        folding(Map.of("entityWindow", "PT5H"));
        TestKafka.create(new NewTopic("siem.alerts." + tenant.alias(), 4, (short) 1));
        List<String> records = new ArrayList<>();
        for (int cluster = 0; cluster < 3; cluster++) {
            for (int i = 0; i < 60; i++) {
                records.add(record("r" + cluster + "-" + i, "ws-" + i % 2, "eve", cluster * 600 + i * 4));
            }
        }
        Collections.shuffle(records, new Random(11));
        // Half over Kafka, without regard to what shares a partition, half over requests at the same time.
        records.subList(0, 90).forEach(this::kafka);
        IntStream.range(0, 9).parallel().forEach(i -> tenant.as("pipeline")
                .body(("[" + String.join(",", records.subList(90 + i * 10, 100 + i * 10)) + "]").getBytes(UTF_8))
                .post("/api/v1/ingest/edr").then().statusCode(200));
        awaitCount(180, SUM, tenant.id());
        assertEquals(List.of(6L, 30L, 30L), TestSql.as("alerts_owner").query("""
            select count(*), min(seen_count), max(seen_count)
            from security_alerts where tenant_id = ?""", tenant.id()).get(0));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        refused(Map.of("entityWindow", "PT59S"), "/entityWindow");
        refused(Map.of("entityWindow", "P31D"), "/entityWindow");
        refused(Map.of("entityWindow", "PT1H", "duplicatePolicy", "off"), "/entityWindow");
        refused(Map.of("entityKinds", List.of("ip")), "/entityKinds");
        source(Map.of("entityWindow", "PT1H", "entityKinds", List.of("colour"))).statusCode(400).body("errors.pointer",
                containsInAnyOrder(containsString("entityKinds")));
    }

    private void refused(Map<String, ?> said, String pointer) {
        source(said).statusCode(422).body("errors.pointer", contains(pointer));
    }

    private void folding(Map<String, ?> said) {
        source(said).statusCode(201);
    }

    private ValidatableResponse source(Map<String, ?> said) {
        var source = new java.util.HashMap<String, Object>(Map.of("name", "edr", "sourceSystem", "edr-1"));
        source.putAll(said);
        return tenant.as("tenant_admin").body(source).post("/api/v1/log-sources").then();
    }

    private static String record(String id, String host, String user, int minute) {
        return """
            {"sourceSystem": "edr-1", "sourceId": "%s", "title": "Credential dumping", "severity": "high", "detectedAt": "%s",
             "classification": "credential_access", "entity": {"type": "host", "id": "%s"},
             "observables": [{"type": "user", "value": "%s"}]}"""
                .formatted(id, NOON.plusSeconds(minute * 60L), host, user);
    }

    private ValidatableResponse send(String record) {
        return tenant.as("pipeline").body(record.getBytes(UTF_8)).post("/api/v1/ingest/edr").then();
    }

    private void kafka(String record) {
        TestKafka.send("siem.alerts." + tenant.alias(), record.substring(40, 60), record);
    }

    private ValidatableResponse alert(String id) {
        return tenant.as("viewer").get("/api/v1/alerts/" + id).then().statusCode(200);
    }
}
