package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aClaimedAlert;
import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.anEscalatedAlert;
import static io.harrier.alerts.Alerts.awaitCount;
import static io.harrier.alerts.Alerts.awaitEvent;
import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Alerts.publish;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.testing.EventSchemas;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What the other services' events do to alerts; the events are the contracts' samples. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class EventsTest {

    private static final String OPENED = "io.harrier.incidents.incident.opened.v1";
    private static final String CLOSED = "io.harrier.incidents.incident.closed.v1";
    private static final String LINKED = "io.harrier.incidents.incident.alerts_linked.v1";
    private static final String UNLINKED = "io.harrier.incidents.incident.alerts_unlinked.v1";
    private static final String DETECTED = "io.harrier.integrations.vulnerability.detected.v1";

    private final TestTenant tenant = TestTenant.fresh();
    private final String incident = UUID.randomUUID().toString();

    @Test
    void anOpenedIncidentIsLinkedBackAndItsClosingResolvesTheAlerts() {
        String id = anEscalatedAlert(tenant);
        String escalation = tenant.as("viewer").get("/api/v1/alerts/" + id).path("escalationId");
        var opened = sample(OPENED);
        opened.put("escalationId", escalation);
        say(OPENED, opened);
        awaitAlert(id, "incidentId", incident);
        var closed = sample(CLOSED);
        closed.put("closureReason", "benign");
        UUID event = say(CLOSED, closed);
        awaitAlert(id, "status", "resolved");
        tenant.as("viewer").get("/api/v1/alerts/" + id).then().body("outcome", equalTo("benign_true_positive"))
                .body("resolutionNotes", containsString("INC-"));
        awaitEvent(tenant, "io.harrier.alerts.alert.resolved.v1", it -> it.path("incidentId").asText().equals(incident));
        tenant.as("analyst").body(Map.of("reason", "Again")).post("/api/v1/alerts/" + id + "/reopening").then().statusCode(200)
                .body("incidentId", nullValue()).body("escalationId", nullValue());
        // The same event again is folded: it does not resolve the alert a second time.
        say(CLOSED, closed, event);
        var marker = sample(LINKED);
        String other = anAlert(tenant);
        marker.putArray("alertIds").add(other);
        say(LINKED, marker);
        awaitAlert(other, "incidentId", incident);
        tenant.as("viewer").get("/api/v1/alerts/" + id).then().body("status", equalTo("open"));
    }

    @Test
    void alertsThatSomebodyPutsIntoAnIncidentOrTakesOutFollow() {
        String id = aClaimedAlert(tenant);
        var linked = sample(LINKED);
        linked.putArray("alertIds").add(id);
        say(LINKED, linked);
        awaitAlert(id, "status", "escalated");
        var unlinked = sample(UNLINKED);
        unlinked.putArray("alertIds").add(id);
        say(UNLINKED, unlinked);
        awaitAlert(id, "status", "open");
    }

    /** The merged incident's end and its alerts' move travel on two partitions: whichever comes first, both have happened after. */
    @ParameterizedTest
    @ValueSource(strings = {"the end first", "the move first"})
    void mergingAnIncidentResolvesItsAlertsInTheOther(String order) {
        String id = aClaimedAlert(tenant);
        String into = UUID.randomUUID().toString();
        String its = aClaimedAlert(tenant);
        moved(incident, id);
        moved(into, its);
        awaitAlert(id, "incidentId", incident);
        awaitAlert(its, "incidentId", into);
        var merged = sample(CLOSED).put("closureReason", "merged");
        ((ObjectNode) merged.get("incident")).put("mergedInto", into).put("closureReason", "merged").putArray("alertIds")
                .add(id);
        if (order.equals("the end first")) {
            say(CLOSED, merged);
            awaitAlert(id, "status", "resolved");
            moved(into, id);
        } else {
            moved(into, id);
            awaitAlert(id, "incidentId", into);
            say(CLOSED, merged);
        }
        awaitAlert(id, "status", "resolved");
        awaitAlert(id, "incidentId", into);
        tenant.as("viewer").get("/api/v1/alerts/" + id).then().body("outcome", equalTo("duplicate"))
                .body("status", equalTo("resolved"));
        tenant.as("viewer").get("/api/v1/alerts/" + its).then().body("status", equalTo("escalated"));
        awaitEvent(tenant, "io.harrier.alerts.alert.resolved.v1", it -> it.toString().contains(id));
    }

    private void moved(String into, String alert) {
        var linked = sample(LINKED);
        ((ObjectNode) linked.get("incident")).put("id", into);
        linked.putArray("alertIds").add(alert);
        say(LINKED, linked);
    }

    @Test
    void anAlertReopenedByARepeatIsNoLongerItsOldIncidents() {
        String id = anEscalatedAlert(tenant);
        var opened = sample(OPENED);
        opened.put("escalationId", path(id, "escalationId"));
        say(OPENED, opened);
        awaitAlert(id, "incidentId", incident);
        say(CLOSED, sample(CLOSED));
        awaitAlert(id, "status", "resolved");
        String sourceId = path(id, "sourceId");
        publish(tenant, sourceId, json(sourceId, "high"));
        awaitAlert(id, "status", "open");
        tenant.as("viewer").get("/api/v1/alerts/" + id).then().body("incidentId", nullValue())
                .body("incidentReference", nullValue()).body("escalationId", nullValue());
        tenant.as("viewer").get("/api/v1/alerts/" + id + "/events").then().body("items.from",
                hasItem(opened.at("/incident/reference").asText()));
        tenant.as("analyst").put("/api/v1/alerts/" + id + "/assignment").then().statusCode(200);
        tenant.as("analyst").body(Map.of()).post("/api/v1/alerts/" + id + "/escalation").then().statusCode(200);
        String escalation = path(id, "escalationId");
        // While the second escalation waits for its incident, the first one's closing, unlinking and linking come late.
        say(CLOSED, sample(CLOSED));
        for (String type : List.of(UNLINKED, LINKED, UNLINKED)) {
            var late = sample(type);
            late.putArray("alertIds").add(id);
            say(type, late);
        }
        var marker = sample(LINKED);
        String other = anAlert(tenant);
        marker.putArray("alertIds").add(other);
        say(LINKED, marker);
        awaitAlert(other, "incidentId", incident);
        tenant.as("viewer").get("/api/v1/alerts/" + id).then().body("status", equalTo("escalated"))
                .body("escalationId", equalTo(escalation));
        String second = UUID.randomUUID().toString();
        opened.put("escalationId", escalation);
        ((ObjectNode) opened.get("incident")).put("id", second);
        say(OPENED, opened);
        awaitAlert(id, "incidentId", second);
    }

    @Test
    void aCriticalExploitableFindingBecomesOneAlertPerPlugin() {
        // First, so that the others come after it: what it must not do would have been done.
        var lesser = sample(DETECTED);
        ((ObjectNode) lesser.get("asset")).put("criticality", "low");
        say(DETECTED, lesser);
        for (int asset = 0; asset < 2; asset++) {
            var detected = sample(DETECTED);
            ((ObjectNode) detected.get("asset")).put("criticality", "critical").put("id", UUID.randomUUID().toString());
            say(DETECTED, detected);
        }
        awaitCount(2, "select coalesce(sum(seen_count), 0)::bigint from security_alerts where tenant_id = ?", tenant.id());
        tenant.as("viewer").get("/api/v1/alerts").then().body("items.sourceSystem", contains("tenable"))
                .body("items.sourceType", contains("scanner")).body("items.seenCount", contains(2));
    }

    @Test
    void anEventThatCanNotBeReadGoesToTheDeadLetters() {
        UUID id = UUID.randomUUID();
        TestKafka.send("harrier.incidents", incident, "not json".getBytes(), headers(OPENED, id));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals(List.of("not json of alerts-service"),
                TestKafka.records("harrier.dlq.events", it -> id.toString().equals(TestKafka.header(it, "ce_id"))).stream()
                        .map(it -> new String(it.value()) + " of " + TestKafka.header(it, "harrier-dlq-consumer")).toList()));
    }

    private ObjectNode sample(String type) {
        var sample = (ObjectNode) EventSchemas.sample(type);
        if (sample.has("incident")) {
            ((ObjectNode) sample.get("incident")).put("id", incident);
        }
        return sample;
    }

    private UUID say(String type, ObjectNode payload) {
        return say(type, payload, UUID.randomUUID());
    }

    private UUID say(String type, ObjectNode payload, UUID id) {
        TestKafka.send("harrier." + type.split("\\.")[2], incident, payload.toString().getBytes(), headers(type, id));
        return id;
    }

    private Map<String, String> headers(String type, UUID id) {
        return Map.of("ce_specversion", "1.0", "ce_id", id.toString(), "ce_type", type, "ce_source", "/harrier/test",
                "ce_subject",
                incident, "ce_time", "2026-05-01T12:00:00Z", "ce_tenantid", tenant.id().toString(), "content-type",
                "application/json");
    }

    private String path(String id, String property) {
        return tenant.as("viewer").get("/api/v1/alerts/" + id).path(property);
    }

    private void awaitAlert(String id, String property, String value) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> value.equals(tenant.as("viewer").get("/api/v1/alerts/" + id).path(property)));
    }
}
