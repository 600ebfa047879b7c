package io.harrier.incidents.evidence;

import static io.harrier.incidents.evidence.EvidenceFixture.bytes;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Who has evidence, who took it, and what the ledger, the audit log and others are told of it. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class CustodyTest {

    private EvidenceFixture evidence;
    private String ana;

    @BeforeEach
    void anIncident() {
        evidence = EvidenceFixture.fresh();
        ana = evidence.tenant.alias() + "-analyst";
    }

    private static Map<String, Object> to(String person) {
        return Map.of("to", Map.of("subject", TestTenant.subject(person), "name", "Somebody"));
    }

    private ValidatableResponse patch(String role, String item, Map<String, ?> change) {
        return evidence.tenant.as(role).header("If-Match", "*").body(change).patch(evidence.path() + item).then();
    }

    private ValidatableResponse fetched(String person, String role, String item) {
        return evidence.tenant.as(person, role).accept("*/*").get(evidence.path() + item + "/content").then();
    }

    private void restrict() {
        evidence.tenant.as("max", "incident_manager").header("If-Match", "*")
                .body(Map.of("members", List.of(Map.of("subject", TestTenant.subject(ana), "name", "Ana"))))
                .put(IncidentsFixture.PATH + evidence.incident + "/restriction").then().statusCode(200);
    }

    @Test
    void whoHasLeftIsRelievedByAManager() {
        var item = evidence.taken(Map.of());
        evidence.step(ana, "analyst", item, "transfer", to("lab"));
        evidence.step("bob", "analyst", item, "takeover", Map.of("reason", "He left")).statusCode(403);
        evidence.step("max", "incident_manager", item, "takeover", Map.of()).statusCode(422);
        evidence.step("max", "incident_manager", item, "takeover", Map.of("reason", "He left")).statusCode(200)
                .body("custodian.name", is("Max"));
        evidence.step("max", "incident_manager", item, "takeover", Map.of("reason", "Again")).statusCode(409);
        evidence.step("lab", "analyst", item, "transfer/acceptance", null).statusCode(409);
        evidence.step("max", "incident_manager", item, "transfer", to("bob")).statusCode(200);
        assertEquals(List.of("collected", "transfer_offered", "taken_over", "transfer_offered"), evidence.ledger(item));
        evidence.tenant.as("viewer").get(evidence.path() + item + "/custody").then().body("items[2].detail",
                containsString("\"reason\":\"He left\""));
    }

    @Test
    void whatLegalAcceptedItReadsAndHandsOn() {
        var item = evidence.stored(Map.of(), bytes(10));
        fetched("lea", "legal", item).statusCode(403);
        evidence.step(ana, "analyst", item, "transfer", to("lea")).statusCode(200);
        evidence.step("lea", "legal", item, "transfer/acceptance", null).statusCode(200).body("custodian.name", is("Lea"));
        fetched("lea", "legal", item).statusCode(200);
        fetched("leo", "legal", item).statusCode(403);
        evidence.step("leo", "legal", item, "transfer", to("bob")).statusCode(403);
        evidence.step("lea", "legal", item, "transfer", to("bob")).statusCode(200);
    }

    @Test
    void whatCustodyIsAboutIsOnTheLedgerBeforeAndAfter() {
        var item = evidence.taken(Map.of("sealNumbers", List.of("S-1"), "sensitive", true));
        patch("analyst", item, Map.of("description", "From the rack")).statusCode(200);
        assertEquals(List.of("collected"), evidence.ledger(item));
        patch("analyst", item, Map.of("sealNumbers", List.of("S-2"), "location", "Safe 2")).statusCode(200);
        patch("analyst", item, Map.of("sensitive", false)).statusCode(403);
        patch("incident_manager", item, Map.of("sensitive", false)).statusCode(200);
        assertEquals(List.of("collected", "described", "described"), evidence.ledger(item));
        evidence.tenant.as("viewer").get(evidence.path() + item + "/custody").then()
                .body("items[1].detail", is("""
                    {"location":{"after":"Safe 2"},"sealNumbers":{"after":["S-2"],"before":["S-1"]}}"""))
                .body("items[2].detail", is("{\"sensitive\":{\"after\":false,\"before\":true}}"));
    }

    /** Whoever writes a ledger anew, as a whole, leaves what the audit log has sealed of it. */
    @Test
    void eachRowIsInTheAuditLogByItsHash() {
        var item = evidence.stored(Map.of(), bytes(10));
        fetched(ana, "analyst", item).statusCode(200);
        patch("analyst", item, Map.of("location", "Safe 2")).statusCode(200);
        List<String> hashes = evidence.tenant.as("viewer").get(evidence.path() + item + "/custody").path("items.hash");
        assertEquals(4, hashes.size());
        var sealed = TestSql.as("incidents_owner").query(
                """
                    select detail ->> 'custodyHash' from audit_log where tenant_id = ? and subject_id = ? and detail ->> 'custodySeq' is not null
                    order by (detail ->> 'custodySeq')::int""",
                evidence.tenant.id(), item);
        assertEquals(hashes, sealed.stream().map(row -> row.get(0)).toList());
    }

    @Test
    void whatIsRestrictedIsHandedToThoseWhoSeeItAndItsFileIsOnRecordWhenItGoesOut() {
        var item = evidence.stored(Map.of(), bytes(10));
        restrict();
        evidence.step(ana, "analyst", item, "transfer", to("outsider")).statusCode(422).body("errors[0].pointer", is("/to"));
        evidence.step(ana, "analyst", item, "transfer", to("max")).statusCode(200);
        fetched("outsider", "analyst", item).statusCode(404);
        fetched("max", "incident_manager", item).statusCode(200);
        assertEquals(10L, TestSql.as("incidents_owner").value(Long.class, """
            select data_volume_bytes from data_access_logs where resource_type = 'evidence' and resource_id = ?
                and action = 'export' and data_classification = 'restricted'""", item));
    }

    @Test
    void whatIsKnownOfEvidenceGoesOutAsAFile() {
        var item = evidence.taken(Map.of("name", "=cmd", "sensitive", true));
        var path = IncidentsFixture.PATH + evidence.incident + "/evidence/";
        evidence.analyst().get(path + "export").then().statusCode(403);
        var auditor = evidence.tenant.as("auditor");
        var lines = auditor.accept("*/*").get(path + "export").then().statusCode(200).extract().asString();
        assertTrue(lines.contains("\"id\":\"" + item + "\"") && lines.lines().count() == 1, lines);
        var csv = evidence.tenant.as("auditor").accept("*/*").get(path + "export?format=csv&evidenceType=email").then()
                .statusCode(200).extract().asString();
        assertEquals(1, csv.lines().count());
        var ledger = evidence.tenant.as("auditor").accept("*/*").get(path + item + "/custody/export?format=csv").then()
                .statusCode(200).header("Content-Disposition", containsString("custody.csv")).extract().asString();
        assertEquals(2, ledger.lines().count());
        TestTenant.fresh().as("auditor").accept("*/*").get(path + "export").then().statusCode(404);
        var holds = IncidentsFixture.PATH + evidence.incident + "/evidence-holds";
        evidence.tenant.as("lea", "legal").body(Map.of("reason", "Litigation")).post(holds).then().statusCode(201);
        var held = evidence.tenant.as("auditor").accept("*/*").get(holds + "/export?format=csv").then().statusCode(200)
                .extract()
                .asString();
        assertEquals(2, held.lines().count());
        var none = evidence.tenant.as("auditor").accept("*/*")
                .get(path + item + "/custody/export?updatedSince=2999-01-01T00:00:00Z")
                .then().statusCode(200).extract().asString();
        assertEquals("", none);
        restrict();
        evidence.tenant.as("auditor").accept("*/*").get(holds + "/export").then().statusCode(404);
        evidence.tenant.as("auditor").accept("*/*").get(path + "export").then().statusCode(404);
        evidence.tenant.as("auditor").accept("*/*").get(path + item + "/custody/export").then().statusCode(404);
    }

    @Test
    void othersAreToldWhatHappensToEvidence() {
        var item = evidence.taken(Map.of());
        evidence.step(ana, "analyst", item, "transfer", to("bob")).statusCode(200);
        evidence.step("bob", "analyst", item, "transfer/acceptance", null).statusCode(200);
        evidence.step("max", "incident_manager", item, "disposal", Map.of("reason", "Over")).statusCode(200);
        evidence.tenant.as("admin", "tenant_admin").queryParam("reason", "Not yet").delete(evidence.path() + item + "/disposal")
                .then().statusCode(200);
        evidence.tenant.as("viewer").get(evidence.path() + item + "/custody").then().body("items[4].detail",
                is("{\"reason\":\"Not yet\"}"));
        var holds = IncidentsFixture.PATH + evidence.incident + "/evidence-holds";
        String hold = evidence.tenant.as("lea", "legal").body(Map.of("reason", "Litigation")).post(holds).path("id");
        evidence.tenant.as("leo", "legal").body(Map.of("reason", "Settled")).post(holds + "/" + hold + "/termination");
        evidence.tenant.as("una", "legal").post(holds + "/" + hold + "/termination/approval").then().statusCode(200);
        for (var type : Set.of("collected", "disposal_asked", "disposal_refused", "hold_placed", "hold_released")) {
            await().until(() -> TestKafka.events(evidence.tenant, "io.harrier.incidents.evidence." + type + ".v1").size() == 1);
        }
        var transfers = "io.harrier.incidents.evidence.transferred.v1";
        await().until(() -> TestKafka.events(evidence.tenant, transfers).size() == 2);
        assertEquals(Set.of("offered", "accepted"), TestKafka.events(evidence.tenant, transfers).stream()
                .map(it -> it.path("change").asText()).collect(Collectors.toSet()));
    }
}
