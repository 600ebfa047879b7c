package io.harrier.incidents.evidence;

import static io.harrier.incidents.evidence.EvidenceFixture.bytes;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What time does to evidence: it is hashed again, retained, held, disposed of. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class EvidenceCareTest {

    private EvidenceFixture evidence;
    private final TestSql owner = TestSql.as("incidents_owner");

    private void check(String item) {
        evidence.step("ana", "analyst", item, "verification", null).statusCode(200);
    }

    private void awaitIntegrity(String item, String integrity) {
        await().until(() -> integrity.equals(evidence.shown(item).getString("integrity")));
    }

    @BeforeEach
    void anIncident() {
        evidence = EvidenceFixture.fresh();
    }

    @Test
    void whatChangedOrIsGoneRaisesAnAlarmOnce() throws IOException {
        var item = evidence.stored(Map.of(), bytes(1000));
        check(item);
        awaitIntegrity(item, "verified");
        var good = Files.readAllBytes(evidence.file(item));
        var changed = good.clone();
        changed[500] ^= 1;
        Files.write(evidence.file(item), changed);
        check(item);
        awaitIntegrity(item, "altered");
        long failures = evidence.ledger(item).stream().filter("integrity_failed"::equals).count();
        assertEquals(1, failures);
        Files.delete(evidence.file(item));
        check(item);
        awaitIntegrity(item, "missing");
        Files.write(evidence.file(item), good);
        check(item);
        awaitIntegrity(item, "verified");
        assertEquals(List.of("collected", "stored", "verified", "integrity_failed", "integrity_failed", "verified"),
                evidence.ledger(item));
        var type = "io.harrier.incidents.evidence.integrity_failed.v1";
        await().until(() -> TestKafka.events(evidence.tenant, type).size() == 2);
        assertEquals(List.of("altered", "missing"),
                TestKafka.events(evidence.tenant, type).stream().map(it -> it.at("/evidence/integrity").asText()).toList());
        assertEquals(2, IncidentsFixture.of(evidence.tenant).timeline(evidence.incident).stream()
                .filter(title -> title.startsWith("Evidence not intact")).count());
    }

    @Test
    void whatIsDueIsHashedAgainByItself() {
        var item = evidence.stored(Map.of(), bytes(10));
        owner.update("update evidence set next_check_at = now() where id = ?", UUID.fromString(item));
        await().until(() -> evidence.ledger(item).contains("verified"));
    }

    @Test
    void whatIsDisposedOfKeepsItsRowAndItsLedger() {
        var item = evidence.stored(Map.of("collectedAt", "2020-01-01T00:00:00Z", "retentionPeriod", "P1Y"), bytes(1000));
        var file = evidence.file(item);
        assertTrue(Files.exists(file));
        dispose("approval", "admin").statusCode(409);
        evidence.step("max", "incident_manager", item, "disposal", Map.of("reason", "Over")).statusCode(200)
                .body("disposal.askedBy.name", is("Max"));
        evidence.step("max", "tenant_admin", item, "disposal/approval", null).statusCode(403);
        evidence.step("ana", "analyst", item, "disposal/approval", null).statusCode(403);
        evidence.step("admin", "tenant_admin", item, "disposal/approval", null).statusCode(200)
                .body("contentState", is("disposed")).body("disposal.disposedBy.name", is("Admin"));
        await().until(() -> !Files.exists(file));
        evidence.download(item).then().statusCode(409);
        assertEquals(List.of("collected", "stored", "disposal_asked", "disposed"), evidence.ledger(item));
        assertThrows(IllegalStateException.class, () -> owner
                .update("update evidence set disposed_by = disposal_asked_by where id = ?", UUID.fromString(item)));
        evidence.analyst().header("If-Match", "*").body(Map.of("location", "x")).patch(evidence.path() + item).then()
                .statusCode(409);
    }

    private ValidatableResponse dispose(String step, String person) {
        return evidence.step(person, "tenant_admin", evidence.taken(Map.of()), "disposal/" + step, null);
    }

    @Test
    void whatIsRetainedStays() {
        var item = evidence.taken(Map.of("retentionPeriod", "P7Y"));
        evidence.step("max", "incident_manager", item, "disposal", Map.of("reason", "Over")).statusCode(409);
        patch(item, Map.of("retentionPeriod", "P0D")).statusCode(422).body("errors[0].pointer", is("/retentionPeriod"));
        patch(item, Map.of("disposeAutomatically", true)).statusCode(422).body("errors[0].pointer",
                is("/disposeAutomatically"));
        patch(item, Map.of("retentionPeriod", "P10Y")).statusCode(200).body("retentionPeriod", is("P10Y"));
        var other = evidence.taken(Map.of());
        patch(other, Map.of("retentionPeriod", "P1D")).statusCode(422);
        evidence.step("max", "incident_manager", other, "disposal", Map.of("reason", "Over")).statusCode(200);
        evidence.tenant.as("admin", "tenant_admin").delete(evidence.path() + other + "/disposal").then().statusCode(200);
        evidence.step("admin", "tenant_admin", other, "disposal/approval", null).statusCode(409);
        var over = evidence.taken(Map.of("collectedAt", "2020-01-01T00:00:00Z", "retentionPeriod", "P1Y"));
        evidence.step("max", "incident_manager", over, "disposal", Map.of("reason", "Over")).statusCode(200);
        patch(over, Map.of("retentionPeriod", "P50Y")).statusCode(200);
        evidence.step("admin", "tenant_admin", over, "disposal/approval", null).statusCode(409).body("state",
                startsWith("retained until"));
    }

    private ValidatableResponse patch(String item, Map<String, ?> change) {
        return evidence.analyst().header("If-Match", "*").body(change).patch(evidence.path() + item).then();
    }

    @Test
    void whatIsHeldStaysUntilTwoPeopleReleaseIt() {
        var holds = IncidentsFixture.PATH + evidence.incident + "/evidence-holds";
        var item = evidence.stored(Map.of("collectedAt", "2020-01-01T00:00:00Z", "retentionPeriod", "P1Y"), bytes(10));
        evidence.analyst().body(Map.of("reason", "Litigation")).post(holds).then().statusCode(403);
        evidence.tenant.as("lea", "legal").body(Map.of("reason", "Litigation", "evidenceId", UUID.randomUUID().toString()))
                .post(holds).then().statusCode(422);
        String hold = evidence.tenant.as("lea", "legal").body(Map.of("reason", "Litigation")).post(holds).then().statusCode(201)
                .body("status", is("in_force")).extract().path("id");
        evidence.step("max", "incident_manager", item, "disposal", Map.of("reason", "Over")).statusCode(409)
                .body("state", equalTo("held for legal reasons"));
        owner.update("update evidence set dispose_automatically = true, disposal_due_at = now() where id = ?",
                UUID.fromString(item));
        evidence.tenant.as("lea", "legal").post(holds + "/" + hold + "/termination/approval").then().statusCode(409);
        evidence.tenant.as("leo", "legal").body(Map.of("reason", "Settled")).post(holds + "/" + hold + "/termination").then()
                .statusCode(200).body("status", is("termination_asked"));
        evidence.tenant.as("leo", "legal").post(holds + "/" + hold + "/termination/approval").then().statusCode(403);
        evidence.tenant.as("lea", "legal").post(holds + "/" + hold + "/termination/approval").then().statusCode(403);
        await().until(() -> owner.value(Boolean.class, "select disposal_due_at > now() from evidence where id = ?",
                UUID.fromString(item)));
        assertEquals("stored", evidence.shown(item).getString("contentState"));
        evidence.tenant.as("una", "legal").post(holds + "/" + hold + "/termination/approval").then().statusCode(200)
                .body("status", is("released"));
        owner.update("update evidence set disposal_due_at = now() where id = ?", UUID.fromString(item));
        await().until(() -> "disposed".equals(evidence.shown(item).getString("contentState")));
        assertEquals(List.of("collected", "stored", "disposed"), evidence.ledger(item));
    }
}
