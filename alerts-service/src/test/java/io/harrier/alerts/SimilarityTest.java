package io.harrier.alerts;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class SimilarityTest {

    private static final String NOON = "2026-05-01T12:00:00Z";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void theRarerWhatTwoAlertsShareTheMoreSimilarTheyAre() {
        String id = alert(tenant, "Beaconing to a new domain", "ws-1", NOON, "203.0.113.7", "198.51.100.1");
        String rare = alert(tenant, "Proxy denied", "srv-9", NOON, "203.0.113.7");
        String common = alert(tenant, "Port scan", "fw-2", NOON, "198.51.100.1");
        alert(tenant, "Login failed", "dc-3", NOON, "198.51.100.1");
        alert(tenant, "Disk full", "nas-4", NOON, "192.0.2.77");
        String sameHost = alert(tenant, "Macro blocked", "ws-1", NOON);
        String sameTitle = alert(tenant, "Beaconing to a new domain", "ws-5", NOON);
        alert(TestTenant.fresh(), "Beaconing to a new domain", "ws-1", NOON, "203.0.113.7");
        var similar = get("viewer", id, "similar-alerts").body("items.alert.id", not(hasItem(id)))
                .body("items.score", everyItem(lessThanOrEqualTo(1f))).body("tooCommon", empty());
        List<String> order = similar.extract().path("items.alert.id");
        assertEquals(rare, order.get(0));
        assertEquals(6 - 1, order.size(), order.toString());
        similar.body("items[0].reasons.reason", contains("observable")).body("items[0].reasons[0].value", is("203.0.113.7"))
                .body("items[0].reasons[0].seenIn", is(2)).body("items[0].reasons[0].type", is("ip"));
        similar.body(item(common) + ".reasons[0].seenIn", is(3));
        similar.body(item(sameHost) + ".reasons.reason", contains("entity")).body(item(sameHost) + ".score", is(0.2f));
        similar.body(item(sameTitle) + ".reasons.reason", contains("title")).body(item(sameTitle) + ".score", is(0.2f));
        get("viewer", id, "similar-alerts?limit=1").body("items", hasSize(1));
        get("viewer", id, "observables").body("items.value", contains("198.51.100.1", "203.0.113.7"))
                .body("items.seenIn", contains(3, 2));
    }

    @Test
    void whatTooManyAlertsHaveTellsNothingAndItIsSaid() {
        String id = alert(tenant, "Beaconing", "ws-1", NOON, "203.0.113.7");
        Alerts.many(tenant, 1001, "Other ", "low", "open");
        TestSql.as("alerts_owner").update("""
            insert into alert_observables (tenant_id, alert_id, type, value)
            select tenant_id, id, 'ip', '203.0.113.7' from security_alerts where tenant_id = ? and title like 'Other %'""",
                tenant.id());
        get("viewer", id, "similar-alerts").body("items", empty()).body("tooCommon.value", contains("203.0.113.7"))
                .body("tooCommon.more", contains(true)).body("tooCommon.seenIn", contains(500));
        get("viewer", id, "related-events").body("items", empty());
    }

    @Test
    void anIncidentIsAsSimilarAsItsMostSimilarAlertAndHiddenOnesAreNotThere() {
        String id = alert(tenant, "Beaconing", "ws-1", NOON, "203.0.113.7");
        String known = alert(tenant, "Proxy denied", "srv-1", NOON, "203.0.113.7");
        String secret = alert(tenant, "Mail forwarded", "mail-1", NOON, "203.0.113.7");
        var incident = AnIncident.of(tenant, known);
        var hidden = AnIncident.of(tenant, secret).restrictedTo("insider");
        get("viewer", id, "similar-incidents").body("items.incidentId", contains(incident.id.toString()))
                .body("items[0].reference", is("INC-000042")).body("items[0].title", is("Credential dumping on pay-db-01"))
                .body("items[0].alerts", is(1)).body("items[0].alertId", is(known))
                .body("items[0].reasons[0].value", is("203.0.113.7")).body("items[0].reasons[0].seenIn", is(2));
        get("viewer", id, "similar-alerts").body("items.alert.id", contains(known));
        get("viewer", id, "observables").body("items.seenIn", contains(2));
        get("viewer", id, "related-events").body("items.alert.id", everyItem(is(known)));
        get("insider", id, "similar-incidents").body("items.incidentId",
                containsInAnyOrder(incident.id.toString(), hidden.id.toString()));
        get("insider", id, "observables").body("items.seenIn", contains(3));
        tenant.as("viewer").get("/api/v1/alerts/" + secret + "/similar-alerts").then().statusCode(404);
    }

    @Test
    void whatElseHappenedAroundIsToldInTheOrderOfTimeWithTheReason() {
        String id = alert(tenant, "Beaconing", "ws-1", NOON, "203.0.113.7");
        String before = alert(tenant, "Macro run", "ws-1", "2026-05-01T11:30:00Z");
        String after = alert(tenant, "Proxy denied", "srv-1", "2026-05-01T12:40:00Z", "203.0.113.7");
        alert(tenant, "Login failed", "ws-1", "2026-05-01T10:30:00Z");
        alert(tenant, "Something else", "srv-2", NOON);
        tenant.as("analyst").put("/api/v1/alerts/" + before + "/assignment").then().statusCode(200);
        get("viewer", id, "related-events").body("items.alert.id", contains(before, after))
                .body("items[0].reasons.reason", contains("entity")).body("items[0].reasons.value", contains("ws-1"))
                .body("items[1].reasons.value", contains("203.0.113.7"));
        get("viewer", id, "related-events?window=PT2H").body("items", hasSize(3));
        // What was done to them is told where it was done within the window.
        TestSql.as("alerts_owner").update(
                "update alert_events set at = timestamptz '2026-05-01 12:10:00+00' where tenant_id = ? and alert_id = ?::uuid",
                tenant.id(), before);
        var all = get("viewer", id, "related-events").body("items", hasSize(4)).body("items[1].event.type", is("assignment"))
                .extract().<List<String>>path("items.id");
        var paged = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = get("viewer", id, "related-events?limit=1" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).extract();
            paged.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("nextCursor");
        }
        assertEquals(all, paged);
        tenant.as("viewer").get("/api/v1/alerts/" + id + "/related-events?window=P8D").then().statusCode(400);
        tenant.as("viewer").get("/api/v1/alerts/" + id + "/related-events?window=soon").then().statusCode(400);
        tenant.as("viewer").get("/api/v1/alerts/" + UUID.randomUUID() + "/related-events").then().statusCode(404);
    }

    private static String item(String alert) {
        return "items.find { it.alert.id == '" + alert + "' }";
    }

    private static String alert(TestTenant tenant, String title, String host, String at, String... addresses) {
        String observables = Stream.of(addresses).map("{\"type\": \"ip\", \"value\": \"%s\"}"::formatted)
                .collect(Collectors.joining(","));
        return tenant.as("pipeline")
                .body("""
                    {"sourceSystem": "src-%s", "sourceId": "%s", "sourceType": "edr", "title": "%s", "severity": "high", "detectedAt": "%s",
                     "entity": {"type": "host", "id": "%s", "name": "%s"}, "observables": [%s]}"""
                        .formatted(UUID.randomUUID(),
                                UUID.randomUUID(), title, at, host, host, observables))
                .post("/api/v1/alerts").then().statusCode(201).extract()
                .path("id");
    }

    private ValidatableResponse get(String person, String id, String what) {
        return tenant.as(person, "viewer").get("/api/v1/alerts/" + id + "/" + what).then().statusCode(200);
    }
}
