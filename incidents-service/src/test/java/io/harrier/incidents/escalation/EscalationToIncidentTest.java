package io.harrier.incidents.escalation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.EventSchemas;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** An escalation that names an incident brings its alerts there, or hears why not. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class EscalationToIncidentTest {

    private static final String TYPE = "io.harrier.alerts.alert.escalated.v1";
    private static final String LINKED = "io.harrier.incidents.incident.alerts_linked.v1";
    private static final String REFUSED = "io.harrier.incidents.escalation.refused.v1";

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);
    private final String alert = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    @Test
    void itsAlertsAreLinkedAndThePrimaryOfTheIncidentStays() {
        String id = incidents.detected();
        String first = escalate(id, "analyst", other, alert);
        var told = await(LINKED, it -> first.equals(it.path("escalationId").asText()));
        assertEquals(id, told.at("/incident/id").asText());
        assertEquals(alert, told.at("/incident/primaryAlertId").asText());
        incidents.get(id, "/alerts").body("items.alertId", contains(alert, other)).body("items.primary", contains(true, false))
                .body("items.linkedBy.subject[0]", is(TestTenant.subject(tenant.alias() + "-analyst")));

        String later = UUID.randomUUID().toString();
        String second = escalateAs(id, "analyst", later, List.of(later, alert));
        assertEquals(3, await(LINKED, it -> second.equals(it.path("escalationId").asText())).at("/incident/alertIds").size());
        incidents.get(id, "/alerts").body("items.alertId", contains(alert, other, later)).body("items.primary",
                contains(true, false, false));
        tenant.as("viewer").get("/api/v1/incidents").then().body("items", hasSize(1));
    }

    @Test
    void anEndedIncidentRefusesThem() {
        String id = incidents.closed();
        String escalation = escalate(id, "analyst", other, alert);
        var told = await(REFUSED, it -> escalation.equals(it.path("escalationId").asText()));
        assertEquals("incident_ended", told.path("cause").asText());
        assertEquals("Incident INC-000001 has ended (closed)", told.path("reason").asText());
        incidents.get(id, "/alerts").body("items", empty());
    }

    @Test
    void whoDoesNotSeeItHearsThatThereIsNone() {
        String id = incidents.detected();
        tenant.as("incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(IncidentsFixture.PATH + id + "/restriction").then().statusCode(200);
        var foreign = IncidentsFixture.of(TestTenant.fresh()).detected();
        for (String unseen : List.of(id, foreign, UUID.randomUUID().toString())) {
            String escalation = escalate(unseen, "stranger", other, alert);
            var told = await(REFUSED, it -> escalation.equals(it.path("escalationId").asText()));
            assertEquals("incident_not_found", told.path("cause").asText());
            assertEquals("There is no incident " + unseen, told.path("reason").asText());
        }
        String escalation = escalate(id, "analyst", other, alert);
        await(LINKED, it -> escalation.equals(it.path("escalationId").asText()));
    }

    @Test
    void aFullIncidentRefusesThem() {
        String id = incidents.detected();
        var many = IntStream.range(0, 400).mapToObj(i -> UUID.randomUUID().toString()).toList();
        tenant.as("analyst").body(Map.of("alertIds", many)).post(IncidentsFixture.PATH + id + "/alerts").then().statusCode(200);
        String escalation = escalate(id, "analyst", other, alert);
        assertEquals("too_many_alerts",
                await(REFUSED, it -> escalation.equals(it.path("escalationId").asText())).path("cause").asText());
    }

    private String escalate(String incident, String role, String second, String primary) {
        return escalateAs(incident, role, primary, List.of(second, primary));
    }

    /** Sends it twice, as an outbox may. */
    private String escalateAs(String incident, String role, String primary, List<String> alerts) {
        var escalation = UUID.randomUUID().toString();
        var payload = (ObjectNode) EventSchemas.sample(TYPE);
        payload.put("escalationId", escalation).put("incidentId", incident).put("primaryAlertId", primary);
        payload.set("alertIds", new ObjectMapper().valueToTree(alerts));
        payload.withObject("/actor").put("subject", TestTenant.subject(tenant.alias() + "-" + role));
        for (int i = 0; i < 2; i++) {
            TestKafka.send("harrier.alerts", primary, payload.toString().getBytes(),
                    Map.of("ce_specversion", "1.0", "ce_id", UUID.randomUUID().toString(), "ce_type", TYPE, "ce_source",
                            "/harrier/alerts", "ce_subject", primary, "ce_time", Instant.now().toString(), "ce_tenantid",
                            tenant.id().toString()));
        }
        return escalation;
    }

    private JsonNode await(String type, Predicate<JsonNode> matching) {
        return org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(30)).until(
                () -> TestKafka.events(tenant, type).stream().filter(matching).toList(),
                (List<JsonNode> found) -> !found.isEmpty()).get(0);
    }
}
