package io.harrier.incidents.evidence;

import static io.harrier.incidents.evidence.EvidenceFixture.bytes;
import static io.harrier.incidents.evidence.EvidenceFixture.sha256;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.harrier.verifier.CustodyRow;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import net.lingala.zip4j.io.inputstream.ZipInputStream;

/** What is taken as evidence, who has it, and what is given out of it. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class EvidenceTest {

    private EvidenceFixture evidence;

    @BeforeEach
    void anIncident() {
        evidence = EvidenceFixture.fresh();
    }

    @Test
    void anItemSaysHowItWasAcquired() {
        var original = evidence.taken(Map.of("evidenceType", "disk_image", "acquisitionTool", "dc3dd 7.3", "acquisitionMethod",
                "Write blocker", "md5", "0CC175B9C0F1B6A831C399E269772661", "collectedBy",
                Map.of("subject", "s-9", "name", "Fay Forensic"), "metadata", Map.of("blockSize", "512"), "retentionPeriod",
                "P7Y"));
        evidence.tenant.as("viewer").get(evidence.path() + original).then().statusCode(200)
                .body("acquisitionTool", equalTo("dc3dd 7.3")).body("collectedBy.name", equalTo("Fay Forensic"))
                .body("declared.md5", equalTo("0cc175b9c0f1b6a831c399e269772661")).body("copyKind", equalTo("original"))
                .body("custodian.subject", equalTo(TestTenant.subject(evidence.tenant.alias() + "-analyst")))
                .body("metadata.blockSize", equalTo("512"))
                .body("contentState", equalTo("none")).body("integrity", equalTo("unverified"));
        var copy = evidence.taken(Map.of("originalId", original));
        evidence.tenant.as("viewer").queryParam("originalId", original)
                .get(IncidentsFixture.PATH + evidence.incident + "/evidence")
                .then().body("items.id", equalTo(List.of(copy))).body("items.copyKind", equalTo(List.of("working_copy")));
        evidence.create(Map.of("originalId", UUID.randomUUID().toString())).statusCode(422);
        evidence.create(Map.of("activityId", UUID.randomUUID().toString())).statusCode(422);
        evidence.create(Map.of("collectedAt", Instant.now().plusSeconds(3600).toString())).statusCode(422);
        evidence.create(Map.of("sha256", "abc")).statusCode(422);
        evidence.tenant.as("viewer").body(Map.of("evidenceType", "email", "name", "x"))
                .post(IncidentsFixture.PATH + evidence.incident + "/evidence").then().statusCode(403);
    }

    @Test
    void whatIsWrittenAboutItChangesAndHowItWasAcquiredDoesNot() {
        var item = evidence.taken(Map.of());
        int version = evidence.shown(item).getInt("version");
        evidence.analyst().header("If-Match", "\"" + version + "\"").body(Map.of("location", "Safe 2", "sensitive", true))
                .patch(evidence.path() + item).then().statusCode(200).body("location", equalTo("Safe 2"));
        evidence.analyst().header("If-Match", "\"" + version + "\"").body(Map.of("location", "Safe 3"))
                .patch(evidence.path() + item).then().statusCode(412);
        evidence.analyst().body(Map.of("location", "Safe 3")).patch(evidence.path() + item).then().statusCode(428);
        evidence.analyst().header("If-Match", "*").body(Map.of("acquisitionTool", "another")).patch(evidence.path() + item)
                .then()
                .statusCode(400);
    }

    @Test
    void whatCameWithAnotherHashThanDeclaredIsKeptFlaggedAndNeverVerified() {
        var bytes = bytes(1000);
        var item = evidence.stored(Map.of("sha256", sha256(bytes(999))), bytes);
        assertEquals("mismatch", evidence.shown(item).getString("integrity"));
        assertEquals(List.of("collected", "stored", "integrity_failed"), evidence.ledger(item));
        evidence.step("ana", "analyst", item, "verification", null).statusCode(409).body("state", equalTo("mismatch"));
        assertArrayEquals(bytes,
                evidence.download(item).then().header("Harrier-Integrity", "mismatch").extract().asByteArray());
        evidence.tenant.as("viewer").get(IncidentsFixture.PATH + evidence.incident + "/timeline").then()
                .body("items.title", hasItem("Evidence not intact: mismatch"));
        var type = "io.harrier.incidents.evidence.integrity_failed.v1";
        await().until(() -> TestKafka.events(evidence.tenant, type).size() == 1);
        assertEquals(item, TestKafka.events(evidence.tenant, type).get(0).at("/evidence/id").asText());
    }

    @Test
    void aDownloadIsOnTheLedgerAndSafeToOpen() {
        var bytes = "<html><script>alert(1)</script></html>".repeat(10_000).getBytes();
        var item = evidence.stored(Map.of("name", "page"), bytes);
        assertEquals("text/html", evidence.shown(item).getString("file.mediaType"));
        var answer = evidence.download(item);
        answer.then().statusCode(200).contentType("application/octet-stream").header("X-Content-Type-Options", "nosniff")
                .header("Content-Length", "" + bytes.length).header("Accept-Ranges", "bytes")
                .header("Content-Disposition", "attachment; filename=\"memory.raw\"; filename*=UTF-8''memory.raw");
        assertArrayEquals(bytes, answer.asByteArray());
        var part = evidence.analyst().accept("*/*").header("Range", "bytes=1000-1999").get(evidence.path() + item + "/content");
        part.then().statusCode(206).header("Content-Range", "bytes 1000-1999/" + bytes.length);
        assertArrayEquals(Arrays.copyOfRange(bytes, 1000, 2000), part.asByteArray());
        var last = evidence.analyst().accept("*/*").header("Range", "bytes=-5").header("If-Range", answer.header("ETag"))
                .get(evidence.path() + item + "/content");
        assertArrayEquals(Arrays.copyOfRange(bytes, bytes.length - 5, bytes.length), last.asByteArray());
        evidence.analyst().accept("*/*").header("Range", "bytes=-5").header("If-Range", "\"other\"")
                .get(evidence.path() + item + "/content").then().statusCode(200);
        evidence.analyst().accept("*/*").head(evidence.path() + item + "/content").then().statusCode(200).header("ETag",
                answer.header("ETag"));
        evidence.analyst().header("Range", "bytes=99999999-").get(evidence.path() + item + "/content").then().statusCode(416)
                .header("Content-Range", "bytes */" + bytes.length);
        assertEquals(4, evidence.ledger(item).stream().filter("accessed"::equals).count());
        evidence.tenant.as("executive").get(evidence.path() + item + "/content").then().statusCode(403);
        TestTenant.fresh().as("analyst").get(evidence.path() + item + "/content").then().statusCode(404);
        evidence.analyst().get(evidence.path() + evidence.taken(Map.of()) + "/content").then().statusCode(409);
    }

    @Test
    void whatMayDoHarmIsKeptAndGivenOutInAContainer() throws IOException {
        var bytes = ("MZ" + "x".repeat(50_000)).getBytes();
        var item = evidence.stored(Map.of("malware", true, "sha256", sha256(bytes)), bytes);
        var shown = evidence.shown(item);
        assertEquals("verified", shown.getString("integrity"));
        assertEquals("zip_aes", shown.getString("file.container"));
        assertEquals(sha256(bytes), shown.getString("file.sha256"));
        var answer = evidence.download(item);
        answer.then().header("Harrier-Container", "zip_aes; password=infected").header("Content-Disposition",
                containsString("memory.raw.zip"));
        assertEquals(shown.getString("file.storedSha256"), sha256(answer.asByteArray()));
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.asByteArray()), "infected".toCharArray())) {
            assertEquals("memory.raw", zip.getNextEntry().getFileName());
            assertArrayEquals(bytes, zip.readAllBytes());
        }
    }

    @Test
    void anItemIsHandedOnWhenItsReceiverAccepts() {
        var item = evidence.taken(Map.of());
        var to = Map.of("to", Map.of("subject", TestTenant.subject("lab"), "name", "The other lab"), "reason",
                "To the laboratory");
        evidence.step("stranger", "analyst", item, "transfer", to).statusCode(403);
        evidence.step("lab", "analyst", item, "transfer/acceptance", null).statusCode(409);
        var collector = evidence.tenant.alias() + "-analyst";
        evidence.step(collector, "analyst", item, "transfer", to).statusCode(200).body("offered.to.name", is("The other lab"));
        evidence.step(collector, "analyst", item, "transfer", to).statusCode(409);
        evidence.step("stranger", "analyst", item, "transfer/acceptance", null).statusCode(403);
        evidence.step(collector, "analyst", item, "transfer/acceptance", null).statusCode(403);
        evidence.step("lab", "analyst", item, "transfer/refusal", Map.of("reason", "Seal broken")).statusCode(200)
                .body("custodian.subject", is(TestTenant.subject(collector)));
        evidence.step(collector, "analyst", item, "transfer", to).statusCode(200);
        evidence.step("lab", "analyst", item, "transfer/acceptance", null).statusCode(200)
                .body("custodian.name", is("Lab"));
        assertEquals(List.of("collected", "transfer_offered", "transfer_refused", "transfer_offered", "transferred"),
                evidence.ledger(item));
    }

    @Test
    void theLedgerIsChainedAndNobodyOfTheServiceCanChangeIt() {
        var item = evidence.stored(Map.of(), bytes(10));
        evidence.download(item).then().statusCode(200);
        var rows = evidence.tenant.as("viewer").get(evidence.path() + item + "/custody").then().extract().jsonPath();
        var before = CustodyRow.NONE;
        for (int i = 0; i < rows.getList("items").size(); i++) {
            var at = "items[" + i + "].";
            assertEquals(i + 1, rows.getInt(at + "seq"));
            assertEquals(before, rows.getString(at + "previousHash"));
            before = new CustodyRow(evidence.tenant.id(), UUID.fromString(item), i + 1, rows.getString(at + "action"),
                    Instant.parse(rows.getString(at + "at")), rows.getString(at + "actor.subject"),
                    rows.getString(at + "actor.name"), rows.getString(at + "detail"), before).hash();
            assertEquals(before, rows.getString(at + "hash"));
        }
        assertEquals(before, evidence.shown(item).getString("custodyHash"));
        for (var role : new String[]{"incidents", "incidents_worker"}) {
            assertThrows(IllegalStateException.class,
                    () -> TestSql.as(role).update("update evidence_custody set actor = 'nobody'"));
            assertThrows(IllegalStateException.class, () -> TestSql.as(role).update("delete from evidence_custody"));
        }
    }

    @Test
    void whoSeesOrTakesSensitiveEvidenceIsInTheDataAccessLog() {
        var item = evidence.stored(Map.of("sensitive", true), bytes(10));
        var before = accesses(item);
        evidence.shown(item);
        evidence.download(item).then().statusCode(200);
        assertEquals(before + 2, accesses(item));
        assertEquals(1L, TestSql.as("incidents_owner").value(Long.class, """
            select count(*) from data_access_logs where resource_id = ? and action = 'export' and data_volume_bytes = 10""",
                item));
    }

    private static long accesses(String item) {
        return TestSql.as("incidents_owner").value(Long.class, """
            select count(*) from data_access_logs where resource_type = 'evidence' and resource_id = ?
                and data_classification = 'sensitive'""", item);
    }

    @Test
    void evidenceOfARestrictedIncidentIsForItsMembers() {
        var item = evidence.stored(Map.of(), bytes(10));
        evidence.tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(IncidentsFixture.PATH + evidence.incident + "/restriction").then().statusCode(200);
        for (var path : new String[]{"", "/custody", "/content", "/uploads"}) {
            evidence.tenant.as("outsider", "analyst").get(evidence.path() + item + path).then().statusCode(404);
            evidence.tenant.as("max", "incident_manager").accept("*/*").get(evidence.path() + item + path).then()
                    .statusCode(200);
        }
    }
}
