package io.harrier.incidents.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.harrier.verifier.CustodyRow;
import io.harrier.verifier.Ed25519;
import io.harrier.verifier.Verify;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The signed manifest of an incident's evidence, and what the offline verifier says of it and of the files beside it. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class EvidenceManifestTest {

    @TempDir
    Path folder;

    private EvidenceFixture evidence;

    @BeforeEach
    void anIncident() {
        evidence = EvidenceFixture.fresh();
    }

    @Test
    void aManifestHoldsWithItsFilesBesideIt() throws IOException {
        byte[] memory = EvidenceFixture.bytes(70_000);
        var item = evidence.stored(Map.of("sha256", EvidenceFixture.sha256(memory), "sensitive", true), memory);
        evidence.taken(Map.of("evidenceType", "physical", "name", "Laptop of the intern", "sealNumbers", List.of("S-1")));
        evidence.download(item).then().statusCode(200);
        says(3, "the file of \"pay-db-01 memory\"", manifest());
        Files.write(folder.resolve("memory.raw"), memory);
        says(0, "2 items of evidence", manifest());
        says(0, "1 files are what the manifest says", manifest());
        says(1, "CHANGED    the manifest is not the one that was signed", manifest().replace("intern", "director"));
        memory[17]++;
        Files.write(folder.resolve("memory.raw"), memory);
        says(1, "CHANGED    the file", manifest());
        log("?resourceType=evidence&action=export").body("items.resourceId", hasItem(item));
    }

    @Test
    void aLedgerThatTheOwnerOfTheTablesChangedIsFound() throws IOException {
        var item = evidence.taken(Map.of());
        owner("update evidence_custody set actor_name = 'Nobody' where evidence_id = ?::uuid and seq = 1", item);
        says(1, "CHANGED    entry 1 of the ledger", manifest());
        var another = evidence.taken(Map.of());
        owner("delete from evidence_custody where evidence_id = ?::uuid", another);
        says(1, "TRUNCATED  the ledger", manifest());
    }

    /** Nothing in the tables contradicts it: all of it, to the item's last hash, was made to fit. */
    @Test
    void aLedgerThatWasMadeAnewAsAWholeIsFoundByTheAuditLog() throws IOException {
        var item = evidence.taken(Map.of());
        String audit = await().until(() -> evidence.tenant.as("auditor").accept("*/*")
                .get("/api/v1/incidents-service/audit/export").asString(), it -> it.contains("custodyHash"));
        var row = evidence.tenant.as("viewer").get(evidence.path() + item + "/custody").jsonPath();
        var forged = new CustodyRow(evidence.tenant.id(), UUID.fromString(item), 1, "collected",
                Instant.parse(row.getString("items[0].at")), row.getString("items[0].actor.subject"), "Nobody",
                row.getString("items[0].detail"), CustodyRow.NONE).hash();
        var owner = TestSql.as("incidents_owner");
        owner.update("update evidence_custody set actor_name = 'Nobody', hash = ? where evidence_id = ?::uuid", forged, item);
        owner.update("update evidence set custody_hash = ? where id = ?::uuid", forged, item);
        says(0, "1 items of evidence", manifest());
        Files.writeString(folder.resolve("audit.ndjson"), audit);
        says(1, "REWRITTEN  entry 1 of the ledger", manifest());
    }

    /** It fits what came before, and the item's last hash is its own. */
    @Test
    void anEntryThatSomebodyElseWroteIsFoundByTheAuditLog() throws IOException {
        var item = evidence.taken(Map.of());
        String audit = await().until(() -> evidence.tenant.as("auditor").accept("*/*")
                .get("/api/v1/incidents-service/audit/export").asString(), it -> it.contains("custodyHash"));
        var first = evidence.shown(item).getString("custodyHash");
        var at = Instant.parse("2026-05-01T08:00:00Z");
        var row = new CustodyRow(evidence.tenant.id(), UUID.fromString(item), 2, "accessed", at, "ana", null, "{}", first);
        var owner = TestSql.as("incidents_owner");
        owner.update(
                "insert into evidence_custody (tenant_id, evidence_id, seq, action, at, actor, detail, previous_hash, hash) "
                        + "values (?, ?::uuid, 2, 'accessed', ?::timestamptz, 'ana', '{}', ?, ?)",
                evidence.tenant.id(), item, at.toString(),
                first, row.hash());
        owner.update("update evidence set custody_seq = 2, custody_hash = ? where id = ?::uuid", row.hash(), item);
        says(0, "1 items of evidence, 2 entries", manifest());
        Files.writeString(folder.resolve("audit.ndjson"), audit);
        says(1, "ADDED      entry 2 of the ledger", manifest());
    }

    @Test
    void anItemThatWasMadeToFitAChangedFileIsFound() throws IOException {
        byte[] memory = EvidenceFixture.bytes(1_000);
        var item = evidence.stored(Map.of(), memory);
        memory[17]++;
        Files.write(folder.resolve("memory.raw"), memory);
        TestSql.as("incidents_owner").update("update evidence set sha256 = ?, stored_sha256 = ? where id = ?::uuid",
                EvidenceFixture.sha256(memory), EvidenceFixture.sha256(memory), item);
        says(1, "CHANGED    the sha256 that the item", manifest());
        says(1, "CHANGED    the file", manifest());
        evidence.download(item).then().header("Harrier-Integrity", "altered").header("ETag",
                is("\"" + EvidenceFixture.sha256(EvidenceFixture.bytes(1_000)) + "\""));
        evidence.check(item, "altered");
    }

    @Test
    void whatIsNotWhatWasAcquiredIsFound() throws IOException {
        byte[] memory = EvidenceFixture.bytes(1_000);
        evidence.stored(Map.of("md5", "0cc175b9c0f1b6a831c399e269772661"), memory);
        Files.write(folder.resolve("memory.raw"), memory);
        says(1, "has not the md5 that was declared when it was acquired", manifest());
    }

    @Test
    void anIncidentWithoutEvidenceHasAnEmptyManifest() throws IOException {
        assertEquals(2, manifest().lines().count());
        says(0, "0 items of evidence", manifest());
    }

    @Test
    void manyItemsAreAllInIt() throws IOException {
        for (int i = 0; i < 25; i++) {
            evidence.taken(Map.of("name", "Bag " + i));
        }
        says(0, "25 items of evidence, 25 entries of custody", manifest());
    }

    @Test
    void itGoesToWhoMayTakeItOutAndSeesTheIncident() {
        var path = evidence.path() + "manifest";
        for (var role : List.of("viewer", "analyst", "legal", "tenant_admin", "pipeline")) {
            evidence.tenant.as(role).get(path).then().statusCode(403);
        }
        evidence.tenant.as("incident_manager").get(path).then().statusCode(200).header("Content-Disposition",
                is("attachment; filename=\"evidence-manifest.ndjson\""));
        TestTenant.fresh().as("auditor").get(path).then().statusCode(404);
        evidence.tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(IncidentsFixture.PATH + evidence.incident + "/restriction").then().statusCode(200);
        evidence.tenant.as("auditor").get(path).then().statusCode(404);
        evidence.tenant.as("max", "incident_manager").get(path).then().statusCode(200);
        log("?resourceType=incident&action=export").body("items.userName", is(List.of("Max")));
    }

    private io.restassured.response.ValidatableResponse log(String query) {
        return evidence.tenant.as("auditor").get("/api/v1/incidents-service/data-access" + query).then().statusCode(200);
    }

    private String manifest() {
        return evidence.tenant.as("incident_manager").get(evidence.path() + "manifest").then().statusCode(200).extract()
                .asString();
    }

    private static void owner(String sql, String id) {
        assertTrue(TestSql.as("incidents_owner").update(sql, id) > 0);
    }

    private void says(int code, String what, String manifest) throws IOException {
        var file = Files.writeString(folder.resolve("manifest.ndjson"), manifest, UTF_8);
        var key = Ed25519.publicKey(Ed25519.privateKey(HarrierServers.settings().get("harrier.audit.signing-key")));
        var said = new ByteArrayOutputStream();
        var arguments = new ArrayList<>(
                List.of("--key", Base64.getEncoder().encodeToString(key.getEncoded()), file.toString()));
        var audit = folder.resolve("audit.ndjson");
        if (Files.exists(audit)) {
            arguments.add(audit.toString());
        }
        int answered = Verify.run(new PrintStream(said, true, UTF_8), System.err, arguments.toArray(String[]::new));
        assertEquals(code, answered, said.toString(UTF_8));
        assertTrue(said.toString(UTF_8).contains(what), said.toString(UTF_8));
    }
}
