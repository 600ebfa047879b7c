package io.harrier.alerts;

import static io.harrier.alerts.Alerts.json;
import static io.harrier.alerts.Collecting.MAPPINGS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** How the records of a source come by a collector: some are dropped, some are changed, none is lost. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class LogCollectionMappingsTest {

    private static final Map<String, String> LAB = Map.of("name", "lab", "dropIf", "record.affectedSystems[0] == 'lab'");
    private static final Map<String, String> UPPER = Map.of("name", "upper", "set", "title", "to", "record.title.upperAscii()");

    private final TestTenant tenant = TestTenant.fresh();
    private Collecting edge;

    @BeforeEach
    void aSourceAndACollector() {
        edge = Collecting.of(tenant);
    }

    @Test
    void allOfItIsKeptAndItsStateMovesAStepAtATime() {
        var said = Map.of("filterRules", List.of(LAB), "transformationRules", List.of(UPPER), "throughputLimit",
                Map.of("records", 600, "per", "PT1M"));
        String id = create(edge.pair(said)).statusCode(201).body("status", equalTo("configured")).extract().path("id");
        var view = tenant.as("viewer").get(MAPPINGS + "/" + id).then().statusCode(200).extract().jsonPath();
        edge.pair(said).forEach((name, value) -> assertEquals(value, view.get(name), name));
        create(edge.pair(Map.of())).statusCode(409);
        change(id, "*", Map.of("status", "failed")).statusCode(409).body("legalSteps", containsInAnyOrder("testing", "active"));
        change(id, "*", Map.of("status", "active")).statusCode(200).body("filterRules", empty())
                .body("throughputLimit", nullValue());
        change(id, "\"0\"", Map.of()).statusCode(412);
        tenant.as("tenant_admin").body(edge.pair(Map.of())).put(MAPPINGS + "/" + id).then().statusCode(428);
        tenant.as("viewer").get(MAPPINGS + "?status=active&sourceId=" + edge.source).then().body("items.id", contains(id));
        tenant.as("viewer").get(MAPPINGS + "?collectorId=" + UUID.randomUUID()).then().body("items", empty());
        TestTenant.fresh().as("viewer").get(MAPPINGS + "/" + id).then().statusCode(404);
        assertEquals(2L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from audit_log where tenant_id = ? and subject_id = ?", tenant.id(), id));
    }

    @Test
    void whatCanNotBeIsRefusedNamingTheProperty() {
        var stranger = Collecting.of(TestTenant.fresh());
        refused("/sourceId", Map.of("sourceId", stranger.source));
        refused("/collectorId", Map.of("collectorId", stranger.collector));
        refused("/status", Map.of("status", "failed"));
        refused("/filterRules/0/dropIf", Map.of("filterRules", List.of(Map.of("name", "f", "dropIf", "record.("))));
        refused("/transformationRules/1/to", Map.of("transformationRules",
                List.of(UPPER, Map.of("name", "t", "set", "x", "to", "alert.x"))));
        refused("/throughputLimit/per", Map.of("throughputLimit", Map.of("records", 1, "per", "PT2H")));
        refused("/throughputLimit/per", Map.of("throughputLimit", Map.of("records", 1, "per", "PT1.5S")));
        refused("/throughputLimit/records", Map.of("throughputLimit", Map.of("records", 0, "per", "PT1S")));
        String id = create(edge.pair(Map.of())).extract().path("id");
        change(id, "*", Map.of("sourceId", stranger.source)).statusCode(422).body("errors.pointer", contains("/sourceId"));
        tenant.as("analyst").body(edge.pair(Map.of())).post(MAPPINGS).then().statusCode(403);
    }

    @Test
    void whatAFilterDropsIsCountedAndNothingElse() {
        edge.active(Map.of("filterRules", List.of(LAB)));
        edge.send(lab("a")).statusCode(200).body("items.status", contains(204));
        edge.send("[" + lab("b") + "," + json("c", "high") + "]").statusCode(200).body("items.status", contains(204, 201));
        tenant.as("pipeline").body(lab("d")).post("/api/v1/alerts").then().statusCode(200).body("items.status", contains(204));
        edge.kafka(lab("e"), Map.of("harrier-source", "edge"));
        edge.kafka(lab("f"), Map.of());
        edge.kafka(json("g", "high"), Map.of());
        edge.awaitSeen(2);
        edge.awaitCounted("filtered", 5);
        edge.awaitCounted("rejected", 0);
        tenant.as("pipeline").body(lab("h").replace("edr-1", "another")).post("/api/v1/alerts").then().statusCode(201);
    }

    @Test
    void whatIsChangedIsReadAsChangedAndKeptAsItCame() {
        edge.active(Map.of("transformationRules", List.of(UPPER)));
        String id = edge.send(json("a", "high")).statusCode(201).extract().path("id");
        edge.alert("a").body("items.title", contains("CREDENTIAL DUMPING A"));
        assertEquals(json("a", "high"), new String(TestSql.as("alerts_owner").value(byte[].class,
                "select raw from alert_payloads where tenant_id = ? and alert_id = ?::uuid", tenant.id(), id), UTF_8));
        edge.kafka(json("b", "high"), Map.of());
        edge.awaitSeen(2);
        edge.alert("b").body("items.title", contains("CREDENTIAL DUMPING B"));
    }

    @Test
    void aPreviewShowsWhatTheSourceMakesOfARecord() {
        edge.active(Map.of("filterRules", List.of(LAB), "transformationRules", List.of(UPPER)));
        preview(Map.of("source", "edge", "payload", lab("a"))).statusCode(200).body("filtered", equalTo(true))
                .body("alerts", empty());
        preview(Map.of("source", "edge", "payload", json("a", "high"))).statusCode(200).body("filtered", equalTo(false))
                .body("alerts.title", contains("CREDENTIAL DUMPING A"));
        preview(Map.of("payload", json("a", "high"))).statusCode(200).body("alerts.title", contains("Credential dumping a"));
        preview(Map.of("source", "nothing", "payload", "x")).statusCode(422).body("errors.pointer", contains("/source"));
        edge.awaitSeen(0);
    }

    private ValidatableResponse preview(Map<String, ?> request) {
        return tenant.as("pipeline").body(request).post("/api/v1/ingest/preview").then();
    }

    @Test
    void aTransformationThatFailsLosesNoRecord() {
        edge.active(Map.of("filterRules", List.of(Map.of("name", "f", "dropIf", "record.missing")), "transformationRules",
                List.of(Map.of("name", "t", "set", "sourceId", "to", "null"))));
        edge.send(json("a", "high")).statusCode(201);
        edge.alert("a").body("items.quality[0]", contains("filter_failed", "transformation_failed"));
        edge.change(Map.of("transformationRules", List.of(Map.of("name", "t", "set", "x", "to", "record.missing"))));
        tenant.as("pipeline").body(json("b", "high")).post("/api/v1/alerts").then().statusCode(201);
        edge.alert("b").body("items.quality[0]", containsInAnyOrder("transformation_failed"));
        edge.change(Map.of("transformationRules", List.of(Map.of("name", "t", "set", "severity", "to", "'dreadful'"))));
        tenant.as("pipeline").body(json("c", "high")).post("/api/v1/alerts").then().statusCode(201);
        edge.alert("c").body("items.quality[0]", contains("severity_unknown"));
    }

    @Test
    void onlyWhatIsActiveHoldsAndTrialsAreFlagged() {
        edge.active(Map.of("filterRules", List.of(LAB)));
        edge.change(Map.of("status", "testing", "filterRules", List.of(LAB)));
        edge.send(lab("a")).statusCode(201);
        edge.alert("a").body("items.quality[0]", hasItem("filter_would_drop"));
        edge.change(Map.of("status", "configured", "filterRules", List.of(LAB)));
        edge.send(lab("b")).statusCode(201);
        edge.alert("b").body("items.quality[0]", empty());
    }

    @Test
    void theCollectorThatARecordNamesDecides() {
        edge.active(Map.of("filterRules", List.of(LAB)));
        String other = Collecting.aCollector(tenant, "brn-1");
        edge.send(lab("a"), "?collector=unheard-of").statusCode(200).body("items.status", contains(204));
        edge.active(Map.of("collectorId", other, "transformationRules", List.of(UPPER)));
        edge.send(lab("b"), "?collector=brn-1").statusCode(201);
        edge.alert("b").body("items.title", contains("CREDENTIAL DUMPING B"));
        edge.send(lab("c"), "?collector=zrh-1").statusCode(200).body("items.status", contains(204));
        edge.send(lab("d")).statusCode(201);
        edge.alert("d").body("items.title", contains("Credential dumping d"));
        edge.kafka(lab("e"), Map.of("harrier-collector", "brn-1"));
        edge.kafka(lab("f"), Map.of("harrier-collector", "zrh-1"));
        edge.awaitSeen(3);
        edge.awaitCounted("filtered", 3);
    }

    @Test
    void aCollectorWhoseMappingDoesNothingIsNotTreatedAsAnotherIs() {
        edge.active(Map.of("filterRules", List.of(LAB)));
        String other = Collecting.aCollector(tenant, "brn-1");
        String idle = create(edge.pair(Map.of("collectorId", other))).statusCode(201).extract().path("id");
        edge.send(lab("a"), "?collector=brn-1").statusCode(201);
        edge.send(lab("b"), "?collector=zrh-1").statusCode(200).body("items.status", contains(204));
        change(idle, "*", Map.of("collectorId", other, "status", "active", "filterRules", List.of(LAB))).statusCode(200);
        edge.send(lab("c"), "?collector=brn-1").statusCode(200).body("items.status", contains(204));
        change(idle, "*", Map.of("collectorId", other, "status", "failed", "filterRules", List.of(LAB))).statusCode(200);
        edge.send(lab("d"), "?collector=brn-1").statusCode(201);
        edge.kafka(lab("e"), Map.of("harrier-collector", "brn-1"));
        edge.awaitSeen(3);
        edge.awaitCounted("filtered", 2);
    }

    private static String lab(String id) {
        return json(id, "high").replace("[\"ws-1\"]", "[\"lab\"]");
    }

    private void refused(String pointer, Map<String, ?> said) {
        create(edge.pair(said)).statusCode(422).body("errors.pointer", contains(pointer));
    }

    private ValidatableResponse create(Map<String, ?> said) {
        return tenant.as("tenant_admin").body(said).post(MAPPINGS).then();
    }

    private ValidatableResponse change(String id, String match, Map<String, ?> said) {
        return tenant.as("tenant_admin").header("If-Match", match).body(edge.pair(said)).put(MAPPINGS + "/" + id).then();
    }
}
