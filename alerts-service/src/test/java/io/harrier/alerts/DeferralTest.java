package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aClaimedAlert;
import static io.harrier.alerts.Alerts.aResolvedAlert;
import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.awaitEvent;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.publish;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Analysts put alerts off to another time. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class DeferralTest {

    private static final String REOPENED = "io.harrier.alerts.alert.reopened.v1";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aDeferredAlertIsOutOfTheQueueUntilSomebodyTakesItBack() {
        String id = aClaimedAlert(tenant);
        var until = Instant.now().plus(Duration.ofDays(2));
        defer(id, until).statusCode(200).body("status", equalTo("suppressed")).body("assignedTo", nullValue())
                .body("suppression.kind", equalTo("deferral")).body("suppression.reason", equalTo("Waiting for the vendor"));
        var event = awaitEvent(tenant, "io.harrier.alerts.alert.suppressed.v1", it -> it.get("alertId").asText().equals(id));
        assertEquals("deferral", event.get("cause").asText());
        tenant.as("viewer").get("/api/v1/alerts").then().body("items", empty());
        tenant.as("viewer").get("/api/v1/alerts?updatedSince=2026-01-01T00:00:00Z").then().body("items.id", contains(id));
        tenant.as("analyst").put("/api/v1/alerts/" + id + "/assignment").then().statusCode(409);
        defer(id, until.plusSeconds(60)).statusCode(200);
        resume(id).statusCode(200).body("status", equalTo("open")).body("suppression", nullValue());
        resume(id).statusCode(409);
        assertEquals("decision",
                awaitEvent(tenant, REOPENED, it -> it.get("alertId").asText().equals(id)).get("cause").asText());
        tenant.as("viewer").get("/api/v1/alerts/" + id + "/events").then().body("items.note",
                hasItem("Waiting for the vendor"));
        assertEquals(2L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from audit_log where tenant_id = ? and action = 'alert_deferred'", tenant.id()));
    }

    @Test
    void whenItsTimeHasComeItIsBackInTheQueue() {
        String id = anAlert(tenant);
        defer(id, Instant.now().plus(Duration.ofDays(2))).statusCode(200);
        TestSql.as("alerts_owner").update("""
            update security_alerts set suppressed_until = now() - interval '1 second', suppression_due_at = now()
            where tenant_id = ?""", tenant.id());
        assertEquals("expired",
                awaitEvent(tenant, REOPENED, it -> it.get("alertId").asText().equals(id)).get("cause").asText());
        tenant.as("viewer").get("/api/v1/alerts/" + id).then().body("status", equalTo("open"));
    }

    @Test
    void whatGrowsWorseComesBackBeforeItsTime() {
        String id = anAlert(tenant, "d1", "low");
        defer(id, Instant.now().plus(Duration.ofDays(2))).statusCode(200);
        publish(tenant, "d1", json("d1", "low"));
        publish(tenant, "d1", json("d1", "high"));
        var reopened = awaitEvent(tenant, REOPENED, it -> it.get("alertId").asText().equals(id));
        assertEquals("severity_raised", reopened.get("cause").asText());
        awaitEvent(tenant, "io.harrier.alerts.alert.severity_raised.v1", it -> it.get("alertId").asText().equals(id));
        tenant.as("viewer").get("/api/v1/alerts/" + id).then().body("seenCount", equalTo(3)).body("status", equalTo("open"));
    }

    @Test
    void whatCanNotBeDeferredIsRefused() {
        String id = anAlert(tenant);
        defer(id, Instant.now().minusSeconds(1)).statusCode(422).body("errors.pointer", contains("/until"));
        defer(id, Instant.now().plus(Duration.ofDays(91))).statusCode(422).body("errors.pointer", contains("/until"));
        defer(aResolvedAlert(tenant), Instant.now().plusSeconds(60)).statusCode(409);
        String held = aClaimedAlert(tenant);
        tenant.as("another", "analyst").body(body(Instant.now().plusSeconds(60))).put("/api/v1/alerts/" + held + "/deferral")
                .then().statusCode(409);
        tenant.as("analyst").header("If-Match", "\"9\"").body(body(Instant.now().plusSeconds(60)))
                .put("/api/v1/alerts/" + held + "/deferral").then().statusCode(412);
        resume(id).statusCode(409);
    }

    private ValidatableResponse defer(String id, Instant until) {
        return tenant.as("analyst").body(body(until)).put("/api/v1/alerts/" + id + "/deferral").then();
    }

    private static Map<String, String> body(Instant until) {
        return Map.of("until", until.toString(), "reason", "Waiting for the vendor");
    }

    private ValidatableResponse resume(String id) {
        return tenant.as("analyst").delete("/api/v1/alerts/" + id + "/deferral").then();
    }
}
