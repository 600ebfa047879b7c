package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static io.harrier.alerts.Alerts.awaitDeadLetters;
import static io.harrier.alerts.Alerts.awaitEvent;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.publish;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** What is too long, in a body, a list or an index. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class IngestLimitsTest {

    private static final String ALERTS = "select count(*) from security_alerts where tenant_id = ?";
    private static final Random RANDOM = new Random(42);

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void anItemThatIsTooLongIsCutAndFlaggedAndRefusedOverRest() {
        String alert = json("i1", "low").replace("[\"ws-1\"]", "[\"ws-1\",\"" + "w".repeat(300) + "\"]");
        publish(tenant, "i1", alert);
        awaitCount(1, ALERTS, tenant.id());
        tenant.as("viewer").get("/api/v1/alerts").then().body("items[0].affectedSystems[1]", hasLength(255))
                .body("items[0].quality", contains("affected_systems_too_long"));
        tenant.as("pipeline").body(alert).post("/api/v1/alerts").then().statusCode(422)
                .body("errors.pointer", contains("/affectedSystems"));
    }

    @Test
    void anIdentityIsAsLongAsAnIndexTakesItWhateverTheScript() {
        publish(tenant, "c1", alert(cjk(333), cjk(333), "10.0.0.1"));
        publish(tenant, "c2", alert("edr-1", cjk(600), "10.0.0.1"));
        publish(tenant, "c3", alert(cjk(600), "c3", "10.0.0.1"));
        awaitDeadLetters(tenant, "no_identity", "no_identity");
        awaitCount(1, ALERTS, tenant.id());
        tenant.as("pipeline").body(alert(cjk(333), cjk(333), "10.0.0.1")).post("/api/v1/alerts").then().statusCode(201);
        tenant.as("pipeline").body(alert("edr-1", cjk(600), "10.0.0.1")).post("/api/v1/alerts").then().statusCode(422)
                .body("errors.pointer", contains("/sourceId"));
        tenant.as("pipeline").body(alert(cjk(600), "c3", "10.0.0.1")).post("/api/v1/alerts").then().statusCode(422)
                .body("errors.pointer", contains("/sourceSystem"));
        tenant.as("tenant_admin").body(Map.of("name", "far-east", "sourceSystem", cjk(999))).post("/api/v1/log-sources").then()
                .statusCode(422).body("errors.pointer", contains("/sourceSystem"));
        tenant.as("tenant_admin").body(Map.of("name", "far-east", "sourceSystem", cjk(333))).post("/api/v1/log-sources").then()
                .statusCode(201);
    }

    @Test
    void anObservableThatIsTooLongIsLeftOutAndFlagged() {
        publish(tenant, "o1", alert("edr-1", "o1", cjk(1000)));
        awaitCount(1, ALERTS, tenant.id());
        tenant.as("viewer").get("/api/v1/alerts").then().body("items[0].quality", contains("observables_too_long"));
        awaitCount(0, "select count(*) from alert_observables where tenant_id = ?", tenant.id());
        tenant.as("pipeline").body(alert("edr-1", "o1", cjk(1000))).post("/api/v1/alerts").then().statusCode(422)
                .body("errors.pointer", contains("/observables"));
    }

    @Test
    void whatIsAnnouncedStaysUnder64KiBAndSaysWhatWasCut() {
        String systems = list(i -> "\"" + cjk(255) + "\"");
        String observables = list(i -> "{\"type\":\"url\",\"value\":\"" + cjk(160) + "\"}");
        String body = """
            {"sourceSystem":"edr-1","sourceId":"e1","title":"%s","description":"%s","severity":"low","affectedSystems":%s,
             "observables":%s}""".formatted(cjk(500), cjk(20_000), systems, observables);
        String id = tenant.as("pipeline").body(body).post("/api/v1/alerts").then().statusCode(201).extract().path("id");
        tenant.as("analyst").put("/api/v1/alerts/" + id + "/assignment").then().statusCode(200);
        tenant.as("analyst").body(Map.of("reason", cjk(4000))).post("/api/v1/alerts/" + id + "/escalation").then()
                .statusCode(200);
        var event = awaitEvent(tenant, "io.harrier.alerts.alert.escalated.v1", it -> true);
        assertTrue(event.get("truncated").asBoolean());
        assertEquals(4000, event.get("description").asText().length());
        assertTrue(event.get("affectedSystems").size() > 0 && event.get("observables").size() > 0, event.toString());
        TestKafka.records("harrier.alerts", it -> tenant.id().toString().equals(TestKafka.header(it, "ce_tenantid")))
                .forEach(it -> assertTrue(it.value().length < 64 * 1024, "An event has " + it.value().length + " bytes"));
    }

    @Test
    void anItemOfAnArrayKeepsItsBytesAndRepeatsTheSameAlertSentAlone() {
        String odd = "{ \"title\" :\"\u754c \\u00fc\", \"sourceSystem\":\"edr-1\",\n\t\"sourceId\":\"b1\",\"severity\":\"low\","
                + "\"thresholdValue\": 1.50e1 }";
        String body = " [" + json("b0", "low") + " ,\n" + odd + "\t, 7 ]\n";
        tenant.as("pipeline").body(body.getBytes(UTF_8)).post("/api/v1/alerts").then().statusCode(200)
                .body("items.status", contains(201, 201, 400));
        byte[] raw = TestSql.as("alerts_owner").value(byte[].class, """
            select raw from alert_payloads p join security_alerts a on a.id = p.alert_id
            where a.tenant_id = ? and source_id = 'b1'""", tenant.id());
        assertArrayEquals(odd.getBytes(UTF_8), raw);
        tenant.as("pipeline").body(odd.getBytes(UTF_8)).post("/api/v1/alerts").then().statusCode(200);
        tenant.as("viewer").get("/api/v1/alerts?sourceId=b1").then().body("items[0].exactRepeats", equalTo(1));
        tenant.as("pipeline").body(body + "x").post("/api/v1/alerts").then().statusCode(400);
        tenant.as("pipeline").body(body.getBytes(UTF_16BE)).post("/api/v1/alerts").then().statusCode(400);
    }

    @Test
    void aLargeArrayIsTakenAndWhatIsBeyondIsNot() {
        String thousand = IntStream.range(0, 1000).mapToObj(i -> json("l" + i, "low"))
                .collect(Collectors.joining(",", "[", ""));
        tenant.as("pipeline").body(thousand + "]").post("/api/v1/alerts").then().statusCode(200)
                .body("items", hasSize(1000)).body("items.status", everyItem(equalTo(201)))
                .body("items.problem", everyItem(nullValue()));
        // What follows is not even read: it would not be JSON.
        tenant.as("pipeline").body(thousand + ",{\"x\"").post("/api/v1/alerts").then().statusCode(413);
        tenant.as("pipeline").body("[\"" + "x".repeat(8 * 1024 * 1024) + "\"]").post("/api/v1/alerts").then().statusCode(413)
                .body("errors.pointer", contains("Content-Length"));
    }

    @Test
    void aBodyThatAnnouncesNoLengthIsMeasuredBeforeItIsRead() throws Exception {
        byte[] body = ("[" + " ".repeat(8 * 1024 * 1024) + json("l1", "low") + "]").getBytes(UTF_8);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/v1/alerts"))
                .header("Authorization", "Bearer " + tenant.token("pipe", "pipeline"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))).build();
        assertEquals(413, HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        awaitCount(0, ALERTS, tenant.id());
    }

    private static String alert(String system, String id, String observable) {
        return """
            {"sourceSystem":"%s","sourceId":"%s","title":"t","severity":"low","observables":[{"type":"host","value":"%s"}]}"""
                .formatted(system, id, observable);
    }

    private static String list(java.util.function.IntFunction<String> item) {
        return IntStream.range(0, 100).mapToObj(item).collect(Collectors.joining(",", "[", "]"));
    }

    /** Text of three bytes a character that PostgreSQL can't compress. */
    private static String cjk(int length) {
        return RANDOM.ints(length, 0x4e00, 0x9fff).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
