package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.publish;
import static io.harrier.alerts.Enrichments.RULES;
import static io.harrier.alerts.Enrichments.aRule;
import static io.harrier.alerts.Enrichments.aTable;
import static io.harrier.alerts.Enrichments.anActiveRule;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What rules do to records, over REST and over Kafka. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class EnrichedIngestTest {

    private static final Map<String, ?> SITE = Map.of("lookup", Map.of("in", "table", "source", "sites", "key",
            "alert.observables.filter(o, o.type == 'ip').map(o, o.value)", "as", "site"));

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void rulesMeetARecordInTheirOrderAndSeeWhatThoseBeforeThemDid() {
        sites(tenant);
        aRule(tenant, "c raise", "normalization", Map.of("condition", "alert.enrichment.site.tier == 'core'", "set",
                Map.of("severity", "'critical'", "title", "alert.title + ' at ' + alert.enrichment.site.site")), 30, "testing",
                "active");
        aRule(tenant, "b site", "enrichment", SITE, 20, "testing", "active");
        aRule(tenant, "a class", "normalization",
                Map.of("condition", "alert.classification == 'credential_access'", "set", Map.of("classification", "'theft'",
                        "confidence", "'low'", "entity", "{'type': 'host', 'name': alert.entity.name.upperAscii()}")),
                10, "testing", "active");
        send(json("r1", "low")).statusCode(201);
        publish(tenant, "k1", json("k1", "low"));
        awaitCount(2, "select count(*) from security_alerts where tenant_id = ?", tenant.id());
        for (String id : new String[]{"r1", "k1"}) {
            alert(id).body("items[0].severity", equalTo("critical")).body("items[0].sourceSeverity", equalTo("critical"))
                    .body("items[0].severityOriginal", equalTo("low"))
                    .body("items[0].title", equalTo("Credential dumping " + id + " at lab"))
                    .body("items[0].classification", equalTo("theft")).body("items[0].confidence", equalTo("low"))
                    .body("items[0].entity", equalTo(Map.of("type", "host", "name", "WS-1")))
                    .body("items[0].enrichment.site.site", equalTo("lab"))
                    .body("items[0].enrichment.processing.applied", contains("a class", "b site", "c raise"))
                    .body("items[0].quality", empty());
        }
        var other = TestTenant.fresh();
        other.as("pipeline").body(json("r1", "low")).post("/api/v1/alerts").then().statusCode(201);
        other.as("viewer").get("/api/v1/alerts").then().body("items.severity", contains("low")).body("items[0].enrichment",
                nullValue());
    }

    @Test
    void aRuleInTestingShowsWhatItWouldDoAndIsCounted() {
        String id = aRule(tenant, "Lower", "normalization", Map.of("condition", "alert.sourceId == 't1'", "set",
                Map.of("severity", "'low'")), 1, "testing");
        send(json("t1", "high")).statusCode(201);
        send(json("t2", "high")).statusCode(201);
        alert("t1").body("items[0].severity", equalTo("high"))
                .body("items[0].enrichment.processing.testing[0].rule", equalTo("Lower"))
                .body("items[0].enrichment.processing.testing[0].set.severity", equalTo("low"));
        alert("t2").body("items[0].enrichment", nullValue());
        tenant.as("viewer").get(RULES + "/" + id + "/impact").then().body("evaluated", equalTo(2)).body("matched", equalTo(1))
                .body("failed", equalTo(0)).body("meanMicros", greaterThan(0f));
    }

    @Test
    void anEnrichmentThatFailsMarksTheAlertAndHoldsNothingBack() {
        sites(tenant);
        String id = anActiveRule(tenant, "site", "enrichment", SITE);
        anActiveRule(tenant, "words", "normalization", Map.of("set", Map.of("severity", "alert.title")));
        anActiveRule(tenant, "asks", "normalization",
                Map.of("condition", "alert.enrichment.nothing == 1", "set", Map.of("title", "'x'")));
        TestSql.as("alerts_owner").update("update enrichment_sources set expires_after_seconds = 60, "
                + "uploaded_at = now() - interval '1 hour' where tenant_id = ?", tenant.id());
        send(json("f1", "high")).statusCode(201);
        publish(tenant, "f2", json("f2", "high"));
        awaitCount(2, "select count(*) from security_alerts where tenant_id = ?", tenant.id());
        for (String source : new String[]{"f1", "f2"}) {
            alert(source).body("items[0].quality", contains("enrichment_failed")).body("items[0].severity", equalTo("high"))
                    .body("items[0].enrichment.processing.failed.rule", contains("site", "words"))
                    .body("items[0].enrichment.processing.failed[0].failed", containsString("sites"));
        }
        tenant.as("viewer").get(RULES + "/" + id + "/impact").then().body("failed", equalTo(2));
    }

    @Test
    void whatARuleAsksForInVainOrAtTooGreatACostIsItsOwnFailure() {
        TestSql.as("alerts_owner").update("insert into known_assets (tenant_id, id, version, name) values (?, ?, 1, 'a')",
                tenant.id(), tenant.id());
        anActiveRule(tenant, "a nul", "enrichment",
                Map.of("lookup", Map.of("in", "assets", "key", "alert.title + '\\u0000'", "as", "nul")));
        anActiveRule(tenant, "b long", "enrichment",
                Map.of("lookup", Map.of("in", "assets", "key", "alert.description", "as", "long")));
        anActiveRule(tenant, "c slow", "normalization", Map.of("condition",
                "alert.description.matches('(x|xx|xxx){1,30}y')", "set", Map.of("title", "'slow'")));
        anActiveRule(tenant, "d quick", "normalization", Map.of("set", Map.of("classification", "'found'")));
        String record = json("n1", "high").replace("\"severity\"",
                "\"description\": \"" + "x".repeat(19_000) + "\", \"severity\"");
        send(record).statusCode(201);
        publish(tenant, "n2", record.replace("\"n1\"", "\"n2\""));
        awaitCount(2, "select count(*) from security_alerts where tenant_id = ?", tenant.id());
        for (String source : new String[]{"n1", "n2"}) {
            alert(source).body("items[0].enrichment.processing.failed.rule", contains("a nul", "c slow"))
                    .body("items[0].enrichment.processing.failed.failed",
                            contains(containsString("NUL"), containsString("work")))
                    .body("items[0].enrichment.processing.applied", contains("d quick"))
                    .body("items[0].quality", contains("enrichment_failed")).body("items[0].classification", equalTo("found"));
        }
    }

    @Test
    void alertsThatAgreeOnTheKeyOfAnAggregationAreOne() {
        anActiveRule(tenant, "by host", "aggregation", Map.of("groupBy", "[alert.classification, alert.entity.name]"));
        send(json("g1", "low")).statusCode(201);
        send(json("g2", "high")).statusCode(200).body("deduplicated", equalTo(true)).body("seenCount", equalTo(2));
        send("[" + json("g3", "low") + "," + json("g4", "low").replace("ws-1", "ws-2") + ","
                + json("g5", "low").replace("ws-1", "ws-2") + "]").statusCode(200)
                .body("items.status", contains(200, 201, 200));
        publish(tenant, "g6", json("g6", "low"));
        awaitCount(6, "select coalesce(sum(seen_count), 0)::bigint from security_alerts where tenant_id = ?", tenant.id());
        tenant.as("viewer").get("/api/v1/alerts?severity=high").then().body("items.seenCount", contains(4))
                .body("items[0].sourceId", startsWith("group:"))
                .body("items[0].enrichment.processing.sourceId", equalTo("g1"));
    }

    @Test
    void whatLaterRecordsKnowIsKeptInOneBatchAsInTwo() {
        String low = json("o1", "low");
        String critical = json("o1", "critical").replace("203.0.113.7", "203.0.113.8");
        send("[" + low + "," + critical + "]").statusCode(200);
        send(low.replace("o1", "o2")).statusCode(201);
        send(critical.replace("o1", "o2")).statusCode(200);
        for (String id : new String[]{"o1", "o2"}) {
            // 40 × 1 + 10 × 1 + 5 × 0.25
            alert(id).body("items[0].priority.score", equalTo(51));
            assertEquals(2L,
                    TestSql.as("alerts_owner").value(Long.class,
                            """
                                select count(*) from alert_observables o join security_alerts a on a.tenant_id = o.tenant_id and a.id = o.alert_id
                                where a.tenant_id = ? and a.source_id = ?""",
                            tenant.id(), id));
        }
    }

    @Test
    void anotherTableIsLookedUpWithinSecondsOnEveryReplica() {
        String id = sites(tenant);
        anActiveRule(tenant, "site", "enrichment", SITE);
        send(json("s1", "low")).statusCode(201);
        alert("s1").body("items[0].enrichment.site.site", equalTo("lab"));
        tenant.as("tenant_admin").header("If-Match", "*").body("[{\"network\": \"0.0.0.0/0\", \"site\": \"world\"}]")
                .put(Enrichments.SOURCES + "/" + id + "/table").then().statusCode(200);
        var number = new int[1];
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            String source = "s2-" + number[0]++;
            send(json(source, "low"));
            alert(source).body("items[0].enrichment.site.site", equalTo("world"));
        });
    }

    @Test
    void thePriorityIsTheSumOfWhatMakesItUrgentAndSaysOfWhat() {
        aTable(tenant, Map.of("name", "directory", "type", "user_directory", "keyColumn", "user"),
                "[{\"user\": \"ann\", \"department\": \"Finance\", \"manager\": \"bob\", \"privileged\": true}]");
        String record = json("p1", "high").replace("{\"type\": \"ip\", \"value\": \"203.0.113.7\"}",
                "{\"type\": \"user\", \"value\": \"CORP\\\\\\\\Ann\"}");
        send(record).statusCode(201);
        // 40 × 0.75 + 10 × 1 + 5 × 1
        alert("p1").body("items[0].priority.score", equalTo(45))
                .body("items[0].priority.factors.factor", contains("severity", "confidence", "user"))
                .body("items[0].priority.factors.points", contains(30f, 10f, 5f))
                .body("items[0].enrichment.user.manager", equalTo("bob"));
        send(record).statusCode(200);
        alert("p1").body("items[0].priority.score", equalTo(46))
                .body("items[0].priority.factors[3]",
                        equalTo(Map.of("factor", "recurrence", "weight", 5, "value", 0.25f, "points", 1.3f)));
        var weights = tenant.as("viewer").get("/api/v1/priority-weights").then().body("version", equalTo(0))
                .body("weights.severity", equalTo(40)).extract();
        tenant.as("tenant_admin").header("If-Match", weights.header("ETag")).body(Map.of("severity", 100, "user", 0))
                .put("/api/v1/priority-weights").then().statusCode(200).body("version", equalTo(1))
                .body("weights.confidence", equalTo(10)).body("weights.user", equalTo(0));
        tenant.as("tenant_admin").header("If-Match", "\"0\"").body(Map.of()).put("/api/v1/priority-weights").then()
                .statusCode(412);
        tenant.as("tenant_admin").header("If-Match", "*").body(Map.of("severity", 101)).put("/api/v1/priority-weights").then()
                .statusCode(422);
        TestTenant.fresh().as("viewer").get("/api/v1/priority-weights").then().body("version", equalTo(0));
        var number = new int[1];
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            String source = "p2-" + number[0]++;
            send(record.replace("\"p1\"", "\"" + source + "\""));
            alert(source).body("items[0].priority.score", equalTo(85));
        });
    }

    static String sites(TestTenant tenant) {
        return aTable(tenant, Map.of("name", "sites", "type", "geolocation", "match", "cidr", "keyColumn", "network"),
                "[{\"network\": \"203.0.113.0/24\", \"site\": \"lab\", \"tier\": \"core\"}]");
    }

    private ValidatableResponse send(String body) {
        return tenant.as("pipeline").body(body).post("/api/v1/alerts").then();
    }

    private ValidatableResponse alert(String id) {
        return tenant.as("viewer").get("/api/v1/alerts?sourceId=" + id).then().statusCode(200);
    }
}
