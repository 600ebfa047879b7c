package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aResolvedAlert;
import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.awaitCount;
import static io.harrier.alerts.Alerts.awaitEvent;
import static io.harrier.alerts.Alerts.deadLetterReasons;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.publish;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class IngestTest {

    private static final String DLQ = "harrier.dlq.alerts";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void anAlertSentTwiceIsOneAlertSeenTwice() {
        String id = tenant.as("pipeline").body(json("a1", "high")).post("/api/v1/alerts").then().statusCode(201)
                .header("Location", containsString("/api/v1/alerts/")).body("deduplicated", equalTo(false)).extract()
                .path("id");
        tenant.as("pipeline").body(json("a1", "high")).post("/api/v1/alerts").then().statusCode(200)
                .body("deduplicated", equalTo(true)).body("seenCount", equalTo(2)).body("id", equalTo(id));
        tenant.as("viewer").get("/api/v1/alerts/" + id).then().body("seenCount", equalTo(2)).body("exactRepeats", equalTo(1));
    }

    @Test
    void anArrayIsAnsweredItemByItem() {
        String body = "[" + json("b1", "high") + "," + json("b1", "high") + ",{\"sourceSystem\":\"edr-1\"},"
                + json("b2", "severe") + "]";
        tenant.as("pipeline").body(body).post("/api/v1/alerts").then().statusCode(200)
                .body("items.status", contains(201, 200, 422, 422))
                .body("items[2].problem.errors.pointer", contains("/sourceId"))
                .body("items[3].problem.errors.pointer", contains("/severity"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{\"sourceSystem\":\"x\",\"sourceId\":\"1\",\"title\":\"t\",\"severity\":\"severe\"} | 422 | /severity",
            "{\"sourceSystem\":\"x\",\"sourceId\":\"1\",\"severity\":\"low\"} | 422 | /title",
            "{\"sourceId\":\"1\",\"title\":\"t\",\"severity\":\"low\"} | 422 | /sourceSystem",
            "{\"sourceSystem\":\"x\",\"sourceId\":\"1\",\"title\":\"t\",\"severity\":\"low\",\"detectedAt\":\"9999-01-01T00:00:00Z\"} | 422 | /detectedAt",
            "{\"sourceSystem\":\"x\",\"sourceId\":\"1\",\"title\":\"a\\u0000b\",\"severity\":\"low\"} | 400 | /title",
            "{\"sourceSystem\":\"x\",\"sourceId\":\"1\",\"title\":\"t\",\"severity\":\"low\",\"colour\":\"red\"} | 400 | /colour",
            "{\"sourceSystem\":\"x\",\"sourceId\":\"1\",\"title\":\"t\",\"severity\":\"low\",\"affectedSystems\":7} | 400 | /affectedSystems",
            "{\"sourceSystem\": | 400 | ~~",
            "7 | 400 | ~~",
    })
    void overRestWhatIsWrongIsNamed(String body, int status, String pointer) {
        tenant.as("pipeline").body(body).post("/api/v1/alerts").then().statusCode(status)
                .contentType("application/problem+json").body("errors.pointer", contains(pointer));
    }

    @Test
    void overRestTooMuchIsA413() {
        String large = json("big", "low").replace("Credential dumping", "x".repeat(1_100_000));
        tenant.as("pipeline").body(large).post("/api/v1/alerts").then().statusCode(413);
        String many = "[" + "7,".repeat(1_000) + "7]";
        tenant.as("pipeline").body(many).post("/api/v1/alerts").then().statusCode(413);
        tenant.as("pipeline").header("Expect", "100-continue").body("[\"" + "x".repeat(17 * 1024 * 1024) + "\"]")
                .post("/api/v1/alerts").then().statusCode(413).body("errors.pointer", contains("Content-Length"));
    }

    @Test
    void recordsFromKafkaFoldByIdentityAndKeepTheirBytes() {
        String first = json("k1", "medium");
        publish(tenant, "k1", first);
        publish(tenant, "k1", first);
        publish(tenant, "k1", json("k1", "critical").replace("12:00", "11:00"));
        awaitCount(3, "select coalesce(sum(seen_count), 0)::bigint from security_alerts where tenant_id = ?", tenant.id());
        var row = TestSql.as("alerts_owner")
                .query("""
                    select count(*), min(exact_repeats), min(source_severity), min(severity), min(first_seen_at)::text
                    from security_alerts where tenant_id = ?""", tenant.id()).get(0);
        assertEquals(1L, row.get(0));
        assertEquals(1L, row.get(1));
        assertEquals("critical", row.get(2));
        assertEquals("critical", row.get(3));
        byte[] raw = TestSql.as("alerts_owner").value(byte[].class, "select raw from alert_payloads where tenant_id = ?",
                tenant.id());
        assertArrayEquals(first.getBytes(), raw);
        awaitEvent(tenant, "io.harrier.alerts.alert.opened.v1", it -> it.get("sourceId").asText().equals("k1"));
    }

    @Test
    void cloudEventsAreReadInBothModes() {
        String topic = "siem.alerts." + tenant.alias();
        String data = "{\"title\":\"From an event\",\"severity\":\"low\"}";
        TestKafka.send(topic, "c1", data.getBytes(), Map.of("ce_id", "c1", "ce_source", "/fw/1", "ce_specversion", "1.0",
                "ce_type", "alert", "ce_time", "2026-04-01T00:00:00Z", "content-type", "application/json"));
        String event = """
            {"specversion":"1.0","id":"c2","source":"/fw/1","type":"alert","data":%s}""".formatted(data);
        TestKafka.send(topic, "c2", event.getBytes(), Map.of("content-type", "Application/CloudEvents+json; charset=UTF-8"));
        awaitCount(2, "select count(*) from security_alerts where tenant_id = ? and source_system = '/fw/1'", tenant.id());
        tenant.as("viewer").get("/api/v1/alerts?sourceId=c1").then().body("items[0].firstSeenAt",
                equalTo("2026-04-01T00:00:00Z"));
    }

    @Test
    void anImperfectDetectionIsKeptAndFlagged() {
        publish(tenant, "q1",
                """
                    {"sourceSystem":"s","sourceId":"q1","title":"Odd","severity":"P1","detectedAt":"9999-12-31T23:59:59Z",
                     "sourceType":"toaster","unheard":"of"}""");
        awaitCount(1, "select count(*) from security_alerts where tenant_id = ?", tenant.id());
        tenant.as("viewer").get("/api/v1/alerts").then().body("items[0].severity", equalTo("medium"))
                .body("items[0].severityOriginal", equalTo("P1"))
                .body("items[0].quality", contains("severity_unknown", "detected_at_implausible", "source_type_unknown"));
    }

    @Test
    void whatCanNotBeReadGoesToTheDeadLettersAndTheRestIsStored() {
        publish(tenant, "d0", json("d0", "low"));
        publish(tenant, "d1", "not json");
        publish(tenant, "d2", "{\"title\":\"nobody\"}");
        publish(tenant, "d3", json("d3", "low").replace("Credential", "a\\u0000b"));
        TestKafka.send("siem.alerts." + tenant.alias(), "d4",
                json("d4", "low").replace("Credential", "x".repeat(1_100_000)).getBytes(), Map.of());
        TestKafka.send("siem.alerts." + tenant.alias(), "d5", null, Map.of());
        publish(tenant, "d6", json("d6", "low"));
        awaitCount(2, "select count(*) from security_alerts where tenant_id = ?", tenant.id());
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals(
                List.of("empty", "no_identity", "not_json", "nul", "too_large"), deadLetterReasons(tenant)));
        var dead = TestKafka.records(DLQ, record -> "d1".equals(record.key())
                && TestKafka.header(record, "harrier-dlq-topic").equals("siem.alerts." + tenant.alias())).get(0);
        assertArrayEquals("not json".getBytes(), dead.value());
        assertEquals("siem.alerts." + tenant.alias(), TestKafka.header(dead, "harrier-dlq-topic"));
    }

    @Test
    void aRepeatOfAResolvedAlertDoesWhatItsSourceSays() {
        for (var policy : Map.of("count_only", "resolved", "reopen", "open", "new_linked", "resolved").entrySet()) {
            var own = TestTenant.fresh();
            own.as("tenant_admin").body(Map.of("name", "edr-1", "refirePolicy", policy.getKey()))
                    .post("/api/v1/log-sources").then().statusCode(201);
            String id = aResolvedAlert(own);
            String sourceId = own.as("viewer").get("/api/v1/alerts/" + id).path("sourceId");
            publish(own, sourceId, json(sourceId, "high"));
            awaitCount(2, "select coalesce(sum(seen_count), 0)::bigint from security_alerts where tenant_id = ?", own.id());
            own.as("viewer").get("/api/v1/alerts/" + id).then().body("status", equalTo(policy.getValue()))
                    .body("current", equalTo(!policy.getKey().equals("new_linked")));
            if (policy.getKey().equals("new_linked")) {
                own.as("viewer").get("/api/v1/alerts?status=open").then().body("items.previousAlertId", contains(id));
            }
            if (policy.getKey().equals("reopen")) {
                awaitEvent(own, "io.harrier.alerts.alert.reopened.v1", it -> it.get("alertId").asText().equals(id));
            }
        }
    }

    @Test
    void aRaisedSeverityIsFlaggedWhereAnAnalystHasSetIt() {
        String id = anAlert(tenant, "r1", "low");
        tenant.as("analyst").header("If-Match", "*").body(Map.of("severity", "medium")).patch("/api/v1/alerts/" + id).then()
                .statusCode(200);
        publish(tenant, "r1", json("r1", "critical"));
        var event = awaitEvent(tenant, "io.harrier.alerts.alert.severity_raised.v1",
                it -> it.get("alertId").asText().equals(id));
        assertEquals("critical", event.get("to").asText());
        tenant.as("viewer").get("/api/v1/alerts/" + id).then().body("severity", equalTo("medium"))
                .body("severityRaised", equalTo(true)).body("sourceSeverity", equalTo("critical"));
        tenant.as("viewer").get("/api/v1/alerts/" + id + "/events").then().body("items.type", hasItem("severity_raised"));
    }

    @Test
    void theQueueIsBySeverityThenNewestAndPagesByKey() {
        anAlert(tenant, "p-low", "low");
        anAlert(tenant, "p-crit", "critical");
        anAlert(tenant, "p-high-1", "high");
        anAlert(tenant, "p-high-2", "high");
        String next = tenant.as("viewer").get("/api/v1/alerts?limit=2").then()
                .body("items.sourceId", contains("p-crit", "p-high-2")).body("nextCursor", notNullValue()).extract()
                .path("nextCursor");
        tenant.as("viewer").queryParam("cursor", next).get("/api/v1/alerts?limit=2").then()
                .body("items.sourceId", contains("p-high-1", "p-low"));
        tenant.as("viewer").queryParam("cursor", next).get("/api/v1/alerts?sort=updatedAt").then().statusCode(400)
                .body("errors.pointer", contains("cursor"));
        tenant.as("viewer").get("/api/v1/alerts?severity=high&severity=low&limit=200").then()
                .body("items.sourceId", contains("p-high-2", "p-high-1", "p-low"));
        tenant.as("viewer").get("/api/v1/alerts?q=dumping p-LOW").then().body("items.sourceId", contains("p-low"));
        for (String bad : List.of("limit=0", "limit=201", "limit=x", "severity=severe", "updatedSince=yesterday", "cursor=%21",
                "sort=age", "incidentId=7")) {
            tenant.as("viewer").get("/api/v1/alerts?" + bad).then().statusCode(400)
                    .body("errors.pointer", contains(bad.substring(0, bad.indexOf('='))));
        }
    }

    @Test
    void myAlertsAreMineByWhenIGotThem() {
        String first = Alerts.aClaimedAlert(tenant);
        String second = Alerts.aClaimedAlert(tenant);
        anAlert(tenant);
        tenant.as("analyst").get("/api/v1/alerts?assignedTo=me").then().body("items.id", contains(second, first));
    }
}
