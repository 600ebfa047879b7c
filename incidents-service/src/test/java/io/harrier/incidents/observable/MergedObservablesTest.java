package io.harrier.incidents.observable;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.EventSchemas;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Observables come and go with what brought them. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class MergedObservablesTest {

    private static final String ESCALATED = "io.harrier.alerts.alert.escalated.v1";

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void whatPeopleObservedIsKnownInTheOneThatLivesOnUntilTheMergeIsUndone() {
        var first = incidents.detected();
        var second = incidents.detected();
        var into = incidents.detected();
        observe(first, "203.0.113.7", "198.51.100.1");
        observe(second, "203.0.113.7", "192.0.2.9");
        observe(into, "198.51.100.1");
        merge(first, into);
        merge(second, into);
        incidents.get(into, "/observables")
                .body("items.value", containsInAnyOrder("203.0.113.7", "198.51.100.1", "192.0.2.9"))
                .body("items.addedBy.name", contains("Ana", "Ana", "Ana"));
        undo(first);
        // Known from the second one, and by itself.
        incidents.get(into, "/observables").body("items.value",
                containsInAnyOrder("203.0.113.7", "198.51.100.1", "192.0.2.9"));
        undo(second);
        incidents.get(into, "/observables").body("items.value", contains("198.51.100.1"));
        incidents.get(first, "/observables").body("items.value", containsInAnyOrder("203.0.113.7", "198.51.100.1"));
        incidents.get(second, "/observables").body("items.value", containsInAnyOrder("203.0.113.7", "192.0.2.9"));
    }

    @Test
    void whatSomebodyAddsThatAMergeBroughtAlreadyStays() {
        var id = incidents.detected();
        var into = incidents.detected();
        observe(id, "203.0.113.7", "192.0.2.9");
        merge(id, into);
        observe(into, "203.0.113.7");
        undo(id);
        incidents.get(into, "/observables").body("items.value", contains("203.0.113.7"));
        incidents.get(id, "/observables").body("items.value", containsInAnyOrder("203.0.113.7", "192.0.2.9"));
    }

    @Test
    void whatAnEscalationBroughtGoesWithTheLastOfItsAlerts() {
        var payload = (ObjectNode) EventSchemas.sample(ESCALATED);
        payload.put("escalationId", UUID.randomUUID().toString());
        TestKafka.send("harrier.alerts", "a", payload.toString().getBytes(),
                Map.of("ce_specversion", "1.0", "ce_id", UUID.randomUUID().toString(), "ce_type", ESCALATED, "ce_source",
                        "/harrier/alerts", "ce_subject", "a", "ce_time", Instant.now().toString(), "ce_tenantid",
                        tenant.id().toString()));
        await().until(() -> tenant.as("viewer").get("/api/v1/incidents").then().extract().path("items.id"), hasSize(1));
        String id = tenant.as("viewer").get("/api/v1/incidents").then().extract().path("items[0].id");
        incidents.get(id, "/observables").body("items", not(empty()));
        observe(id, "192.0.2.9");
        List<String> alerts = incidents.get(id, "/alerts").extract().path("items.alertId");
        tenant.as("analyst").body(Map.of("alertIds", List.of(UUID.randomUUID()))).post(IncidentsFixture.PATH + id + "/alerts")
                .then().statusCode(200);
        unlink(id, alerts.get(1));
        incidents.get(id, "/observables").body("items", hasSize(payload.get("observables").size() + 1));
        String other = incidents.get(id, "/alerts").extract().path("items.find { it.primary == false }.alertId");
        tenant.as("analyst").header("If-Match", "*").body(Map.of("alertId", other))
                .put(IncidentsFixture.PATH + id + "/primary-alert").then().statusCode(200);
        unlink(id, alerts.get(0));
        incidents.get(id, "/observables").body("items.value", contains("192.0.2.9"));
    }

    private void unlink(String id, String alert) {
        tenant.as("analyst").delete(IncidentsFixture.PATH + id + "/alerts/" + alert).then().statusCode(200);
    }

    private void observe(String id, String... addresses) {
        tenant.as("ana", "analyst")
                .body(Map.of("observables", Stream.of(addresses).map(it -> Map.of("type", "ip", "value", it)).toList()))
                .post(IncidentsFixture.PATH + id + "/observables").then().statusCode(200);
    }

    private void merge(String id, String into) {
        incidents.step(id, "merge", Map.of("into", into, "reason", "The same host")).statusCode(200);
    }

    private void undo(String id) {
        incidents.step(id, "merge-reversal", Map.of("reason", "Another intruder")).statusCode(200);
    }
}
