package io.harrier.incidents.escalation;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.incidents.HeldRow;
import io.harrier.incidents.IncidentsFixture;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.platform.access.Caller;
import io.harrier.platform.tenancy.Tenancy;
import io.harrier.platform.testing.EventSchemas;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class EscalationTest {

    private static final String TYPE = "io.harrier.alerts.alert.escalated.v1";

    @Inject
    IncidentService incidents;

    @Inject
    Tenancy tenancy;

    @Inject
    ObjectMapper json;

    private final TestTenant tenant = TestTenant.fresh();
    private final ObjectNode escalation = (ObjectNode) EventSchemas.sample(TYPE);
    private final String escalationId = UUID.randomUUID().toString();

    @Test
    void anEscalationOpensAnIncidentThatItsAnalystKeeps() {
        send(UUID.randomUUID(), escalation);
        var id = opened().extract().<String>path("items[0].id");
        opened().body("items[0].title", is("Credential dumping on pay-db-01")).body("items[0].status", is("detected"))
                .body("items[0].severity", is("critical")).body("items[0].priority", is("emergency"))
                .body("items[0].incidentType", is("system_compromise")).body("items[0].owner.name", is("Ana Lyst"))
                .body("items[0].createdBy.name", is("Ana Lyst")).body("items[0].acknowledgedAt", notNullValue())
                .body("items[0].detectedAt", is("2026-03-02T08:14:05.120Z"))
                .body("items[0].affectedSystems", contains("pay-db-01", "pay-app-02"));
        var below = IncidentsFixture.of(tenant);
        below.get(id, "/alerts")
                .body("items.alertId", contains("0190a3f2-a1e7-7000-8000-000000000001", "0190a3f2-a1e7-7000-8000-000000000002"))
                .body("items.primary", contains(true, false));
        below.get(id, "/timeline").body("items[0].eventType", is("escalation")).body("items[0].title",
                is("Escalated from 2 alerts"));
        below.get(id, "/sla").body("clocks.find { it.goal == 'acknowledge' }.outcome", is("met"))
                .body("clocks.find { it.goal == 'acknowledge' }.arrivedOwned", is(true));
        await().until(() -> TestKafka.events(tenant, "io.harrier.incidents.incident.opened.v1"), hasSize(1));
        var announced = TestKafka.events(tenant, "io.harrier.incidents.incident.opened.v1").get(0);
        assertEquals(escalationId, announced.get("escalationId").asText());
        assertEquals(id, announced.at("/incident/id").asText());
        assertEquals(0, announced.at("/incident/version").asInt());
        assertEquals("INC-000001", announced.at("/incident/reference").asText());
    }

    @Test
    void whatARuleEscalatedIsNobodysYet() {
        escalation.set("actor", json.valueToTree(Map.of("kind", "rule", "subject", "rule-7", "name", "Credential access")));
        send(UUID.randomUUID(), escalation);
        opened().body("items[0].owner", nullValue()).body("items[0].acknowledgedAt", nullValue())
                .body("items[0].createdBy.subject", is("rule-7"));
    }

    @Test
    void howeverOftenItArrivesItIsOneIncident() {
        var event = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            send(event, escalation);
            send(UUID.randomUUID(), escalation);
        }
        var after = escalation.deepCopy().put("title", "The one after");
        send(UUID.randomUUID(), after, UUID.randomUUID().toString());
        await().until(() -> tenant.as("viewer").get("/api/v1/incidents").then().extract().path("items.title"), not(hasSize(0)));
        await().untilAsserted(() -> tenant.as("viewer").get("/api/v1/incidents").then().body("items.title",
                contains("The one after", "Credential dumping on pay-db-01"))
                .body("items.reference", contains("INC-000002", "INC-000001")));
    }

    @Test
    void aDetectionTimeThatCannotBeIsTheTimeOfTheOpening() {
        send(UUID.randomUUID(), escalation.put("detectedAt", "1970-01-01T00:00:00Z"));
        opened().body("items[0].detectedAt", not(startsWith("1970")));
    }

    @Test
    void inParallelItIsOneIncidentTooAndNumbersHaveNoGaps() throws Exception {
        escalation.put("escalationId", escalationId);
        var escalated = json.treeToValue(escalation.without(List.of("observables", "reason", "escalatedAt")),
                AlertEscalated.class);
        var by = new Caller(tenant.id(), null, Caller.Kind.USER, "ana", "Ana Lyst");
        var openings = IntStream.range(0, 24)
                .mapToObj(i -> tenancy.as(by, () -> incidents.openOnce(escalated.opening(Instant.now())).map(it -> it.id))
                        .subscribeAsCompletionStage())
                .toList();
        CompletableFuture.allOf(openings.toArray(CompletableFuture[]::new)).join();
        assertEquals(1, openings.stream().map(CompletableFuture::join).distinct().count());
        assertEquals(1L, TestSql.as("incidents_owner").value(Long.class,
                "select last from incident_numbers where tenant_id = ?", tenant.id()));
        IncidentsFixture.of(tenant).detected();
        tenant.as("viewer").get("/api/v1/incidents").then().body("items.reference", contains("INC-000002", "INC-000001"));
    }

    @Test
    void theFirstIncidentsOfATenantDoNotWaitForEachOtherInACircle() throws Exception {
        escalation.put("escalationId", escalationId);
        var escalated = json.treeToValue(escalation.without(List.of("observables", "reason", "escalatedAt")),
                AlertEscalated.class);
        var by = new Caller(tenant.id(), null, Caller.Kind.USER, "ana", "Ana Lyst");
        CompletableFuture<?> opening;
        CompletableFuture<String> posted;
        try (var held = HeldRow.of("insert into incident_numbers (tenant_id, last) values (?, 0)", tenant.id())) {
            opening = tenancy.as(by, () -> incidents.openOnce(escalated.opening(Instant.now())).map(it -> it.id))
                    .subscribeAsCompletionStage();
            held.awaitWaiting(1);
            posted = CompletableFuture.supplyAsync(() -> IncidentsFixture.of(tenant).detected());
            held.awaitWaiting(2);
        }
        opening.join();
        posted.join();
        tenant.as("viewer").get("/api/v1/incidents").then().body("items", hasSize(2));
    }

    private ValidatableResponse opened() {
        await().until(
                () -> tenant.as("viewer").get("/api/v1/incidents?escalationId=" + escalationId).then().extract()
                        .path("items.id"),
                hasSize(1));
        return tenant.as("viewer").get("/api/v1/incidents?escalationId=" + escalationId).then().statusCode(200);
    }

    private void send(UUID event, ObjectNode payload) {
        send(event, payload, escalationId);
    }

    private void send(UUID event, ObjectNode payload, String escalation) {
        payload.put("escalationId", escalation);
        TestKafka.send("harrier.alerts", UUID.randomUUID().toString(), payload.toString().getBytes(),
                Map.of("ce_specversion", "1.0", "ce_id", event.toString(), "ce_type", TYPE, "ce_source", "/harrier/alerts",
                        "ce_subject",
                        payload.get("primaryAlertId").asText(), "ce_time", Instant.now().toString(), "ce_tenantid",
                        tenant.id().toString()));
    }
}
