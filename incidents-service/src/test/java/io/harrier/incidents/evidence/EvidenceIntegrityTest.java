package io.harrier.incidents.evidence;

import static io.harrier.incidents.evidence.EvidenceFixture.bytes;
import static io.harrier.incidents.evidence.EvidenceFixture.sha256;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;

/** Evidence whose file is not what it should be, or not there; and what a hold on other things means for it. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class EvidenceIntegrityTest {

    private static final Map<String, String> OVER = Map.of("collectedAt", "2020-01-01T00:00:00Z", "retentionPeriod", "P1Y");

    private EvidenceFixture evidence;

    @BeforeEach
    void anIncident() {
        evidence = EvidenceFixture.fresh();
    }

    @Test
    void whatCameAsAnotherThanDeclaredIsThatAlsoAfterItWasMissing() throws IOException {
        for (var declared : List.of(Map.of("sha256", sha256(bytes(999))), Map.of("md5", "0cc175b9c0f1b6a831c399e269772661"))) {
            var item = evidence.stored(declared, bytes(1000));
            assertEquals("mismatch", evidence.shown(item).getString("integrity"));
            var elsewhere = evidence.file(item).resolveSibling("elsewhere");
            Files.move(evidence.file(item), elsewhere);
            evidence.check(item, "missing");
            Files.move(elsewhere, evidence.file(item));
            evidence.check(item, "mismatch");
            assertEquals(List.of("collected", "stored", "integrity_failed", "integrity_failed", "integrity_failed"),
                    evidence.ledger(item));
        }
    }

    @Test
    void whatIsMissingIsRefusedBeforeTheLedgerSaysThatItWasGivenOutAndRaisesTheAlarm() throws IOException {
        var item = evidence.stored(Map.of(), bytes(1000));
        Files.delete(evidence.file(item));
        evidence.download(item).then().statusCode(409).body("state", is("missing"));
        await().until(() -> "missing".equals(evidence.shown(item).getString("integrity")));
        assertEquals(List.of("collected", "stored", "integrity_failed"), evidence.ledger(item));
    }

    @Test
    @Timeout(60)
    void whatEndsBeforeItsEndBreaksOffAndRaisesTheAlarm() throws IOException {
        var bytes = bytes(900_000);
        var item = evidence.stored(Map.of(), bytes);
        Files.write(evidence.file(item), Arrays.copyOf(bytes, 600_000));
        assertThrows(Exception.class, () -> evidence.download(item).asByteArray());
        await().until(() -> "altered".equals(evidence.shown(item).getString("integrity")));
    }

    @Test
    void whatIsLongerThanItWasGoesOutAsAltered() throws IOException {
        var item = evidence.stored(Map.of(), bytes(1000));
        Files.write(evidence.file(item), bytes(1001));
        evidence.download(item).then().statusCode(200).header("Harrier-Integrity", "altered");
        assertTrue(evidence.tenant.as("viewer").get(evidence.path() + item + "/custody").jsonPath()
                .getList("items.findAll { it.action == 'accessed' }.detail").toString().contains("\"integrity\":\"altered\""));
        await().until(() -> "altered".equals(evidence.shown(item).getString("integrity")));
    }

    /** What V111 makes of items that were called verified and had not all hashes that were declared. */
    @Test
    void whatIsCheckedAtOnceBecomesAMismatchAndRaisesTheAlarm() {
        var item = evidence.stored(Map.of("md5", "0cc175b9c0f1b6a831c399e269772661"), bytes(1000));
        TestSql.as("incidents_owner").update("update evidence set integrity = 'unverified', next_check_at = now() where id = ?",
                UUID.fromString(item));
        await().until(() -> "mismatch".equals(evidence.shown(item).getString("integrity")));
        assertEquals(List.of("collected", "stored", "integrity_failed", "integrity_failed"), evidence.ledger(item));
    }

    /** Over HTTP/2 others go on over the same connection. */
    @Test
    @Timeout(60)
    void whatBreaksOffEndsNothingElse() throws Exception {
        var bytes = bytes(900_000);
        var item = evidence.stored(Map.of(), bytes);
        Files.write(evidence.file(item), Arrays.copyOf(bytes, 600_000));
        var closed = new AtomicBoolean();
        var options = new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false);
        var vertx = Vertx.vertx();
        var client = vertx.httpClientBuilder().with(options)
                .withConnectHandler(connection -> connection.closeHandler(gone -> closed.set(true))).build();
        try {
            var path = evidence.path() + item;
            assertThrows(ExecutionException.class, () -> body(client, path + "/content"));
            assertTrue(body(client, path).contains("pay-db-01"));
            assertFalse(closed.get());
        } finally {
            client.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private String body(HttpClient client, String path) throws Exception {
        return client.request(HttpMethod.GET, RestAssured.port, "localhost", path)
                .compose(request -> request.putHeader("Authorization", "Bearer "
                        + evidence.tenant.token(evidence.tenant.alias() + "-analyst", "analyst")).send())
                .compose(HttpClientResponse::body).toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS)
                .toString();
    }

    /** Either the hold is first and refuses, or the approval is. */
    @Test
    void aHoldOnTheIncidentMergedIntoAndADisposalAreOneAfterTheOther() throws Exception {
        var merged = EvidenceFixture.of(evidence.tenant, IncidentsFixture.of(evidence.tenant).detected());
        var items = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            var item = merged.stored(OVER, bytes(10));
            merged.step("max", "incident_manager", item, "disposal", Map.of("reason", "Over")).statusCode(200);
            items.add(item);
        }
        evidence.tenant.as("max", "incident_manager").body(Map.of("into", evidence.incident, "reason", "The same"))
                .post(IncidentsFixture.PATH + merged.incident + "/merge").then().statusCode(200);
        var approvals = items.stream().map(item -> CompletableFuture.supplyAsync(() -> merged
                .step("admin", "tenant_admin", item, "disposal/approval", null).extract().statusCode())).toList();
        hold(Map.of("reason", "Litigation"));
        for (int i = 0; i < items.size(); i++) {
            int answer = approvals.get(i).get(30, TimeUnit.SECONDS);
            assertEquals(answer == 200 ? "disposed" : "stored", merged.shown(items.get(i)).getString("contentState"));
            assertTrue(answer == 200 || answer == 409, "Answered " + answer);
            merged.step("admin", "tenant_admin", items.get(i), "disposal/approval", null).statusCode(409);
        }
    }

    @Test
    void aHoldReachesWhatWasMergedIntoItsIncidentAndCopiesOfItsItem() {
        var merged = EvidenceFixture.of(evidence.tenant, IncidentsFixture.of(evidence.tenant).detected());
        var item = merged.stored(OVER, bytes(10));
        evidence.tenant.as("max", "incident_manager").body(Map.of("into", evidence.incident, "reason", "The same"))
                .post(IncidentsFixture.PATH + merged.incident + "/merge").then().statusCode(200);
        var original = evidence.stored(OVER, bytes(10));
        var copy = evidence.stored(
                Map.of("collectedAt", "2020-01-01T00:00:00Z", "retentionPeriod", "P1Y", "originalId", original),
                bytes(10));
        hold(Map.of("reason", "Litigation", "evidenceId", original));
        refused(evidence, copy);
        refused(evidence, original);
        merged.step("max", "incident_manager", item, "disposal", Map.of("reason", "Over")).statusCode(200);
        hold(Map.of("reason", "Litigation"));
        merged.step("admin", "tenant_admin", item, "disposal/approval", null).statusCode(409).body("state",
                is("held for legal reasons"));
    }

    private void hold(Map<String, ?> hold) {
        evidence.tenant.as("lea", "legal").body(hold).post(IncidentsFixture.PATH + evidence.incident + "/evidence-holds").then()
                .statusCode(201);
    }

    private static void refused(EvidenceFixture of, String item) {
        of.step("max", "incident_manager", item, "disposal", Map.of("reason", "Over")).statusCode(409).body("state",
                is("held for legal reasons"));
    }
}
