package io.harrier.integrations.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.harrier.integrations.testing.IntegrationServers;
import io.harrier.integrations.testing.Tenable;
import io.harrier.local.tenable.ExportKind;
import io.harrier.local.tenable.Faults;
import io.harrier.platform.testing.TestSql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Exports that are not whole, take long, or are somebody else's. */
@QuarkusTest
@WithTestResource(IntegrationServers.class)
class ExportFaultsTest {

    private static final String FINDINGS = "/vulns/export";

    /** Ways in which every export of findings is of no use, after chunks of it were stored. */
    enum Loss {
        CHUNK_FAILED("The export is without its chunks [4]", faults -> faults.failOneChunk(ExportKind.VULNS, 100)),
        ERROR("The export ended as ERROR", faults -> faults.failExport(ExportKind.VULNS, 100)),
        CHUNK_MISSING("It answered 404", faults -> faults.notFound("/vulns/export/.*/chunks/1", 100));

        private final String reason;
        private final Consumer<Faults> strike;

        Loss(String reason, Consumer<Faults> strike) {
            this.reason = reason;
            this.strike = strike;
        }
    }

    @ParameterizedTest
    @EnumSource
    void anImportWhoseExportsAreNeverWholeFailsAndItsWatermarkStays(Loss loss) {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.sync();
            String before = tenable.watermark("vulnerabilities");
            loss.strike.accept(tenable.standIn.faults());

            var run = tenable.ended(tenable.startFull());

            assertEquals("failed", run.getString("status"));
            assertEquals("The import of vulnerabilities failed: None of 5 exports was whole. The last: " + loss.reason,
                    run.getString("detail"));
            assertEquals(5, run.getInt("imports[1].exports"));
            assertTrue(run.getInt("imports[1].records.received") <= 300);
            assertEquals(1 + 5, tenable.standIn.requests().of("POST", FINDINGS).size());
            assertNotNull(before);
            assertEquals(before, tenable.watermark("vulnerabilities"));

            tenable.standIn.faults().clear();
            tenable.sync();
            assertNotEquals(before, tenable.watermark("vulnerabilities"));
        }
    }

    @Test
    void oneExportWithoutAChunkIsMadeUpForByAnother() {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.standIn.faults().failOneChunk(ExportKind.VULNS, 1);

            var run = tenable.sync();

            assertEquals(2, run.getInt("imports[1].exports"));
            assertEquals(2, tenable.standIn.requests().of("POST", FINDINGS).size());
            assertEquals(300, run.getInt("imports[1].records.received"));
            assertEquals(300, run.getInt("imports[1].records.created"));
            assertNotNull(tenable.watermark("vulnerabilities"));
        }
    }

    @Test
    void aChunkThatTakesLongerThanALeaseIsFetchedOnce() {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.standIn.faults().drip("/assets/export/.*/chunks/.*", 1, Duration.ofSeconds(9));

            var run = tenable.sync();

            assertEquals(120, run.getInt("imports[0].records.created"));
            assertEquals(tenable.standIn.downloads().size(),
                    tenable.standIn.requests().of("GET", "/.*/export/.*/chunks/.*").size());
        }
    }

    @Test
    void anAdoptedExportCoversTheTimeUpToItsOwnBeginning() throws Exception {
        try (var tenable = Tenable.of(120, 300)) {
            tenable.standIn.pace().step(Duration.ofHours(1));
            askForFindings(tenable);

            var run = tenable.sync();

            assertEquals(300, run.getInt("imports[1].records.created"));
            assertEquals(409, tenable.standIn.requests().of("POST", FINDINGS).get(1).status());
            assertEquals(true, TestSql.as("integrations_owner").value(Boolean.class,
                    "select ?::timestamptz > now() - interval '1 hour'", tenable.watermark("vulnerabilities")));
        }
    }

    /** Somebody else with the same keys begins the export that Harrier will ask for. */
    private static void askForFindings(Tenable tenable) throws Exception {
        String body = """
            {"num_assets":50,"include_unlicensed":true,"filters":{"since":0,"state":["OPEN","REOPENED","FIXED"]}}""";
        var request = HttpRequest.newBuilder(URI.create(tenable.standIn.baseUrl() + FINDINGS))
                .header("X-ApiKeys", "accessKey=local-access;secretKey=local-secret")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        assertEquals(200, answer.statusCode());
    }
}
