package io.harrier.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.harrier.platform.access.Role;
import io.harrier.platform.note.Notes;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.harrier.verifier.Ed25519;
import io.harrier.verifier.Verify;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What a service exports is what the offline verifier takes; and what it finds where the owner of the schema changed something first. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class AuditExportTest {

    private static final String EXPORT = AuditChain.PATH + "/export";

    @TempDir
    Path folder;

    @Test
    void anExportHoldsAndIsProvenToItsEnd() throws IOException {
        var chain = AuditChain.of(3);
        Notes.aNote(chain.tenant(), "Späßchen \"mit\" Umlauten\n\u2028");
        await().until(() -> chain.seals() == 4);
        var export = export(chain.tenant(), "");
        assertTrue(export.startsWith("{\"type\":\"header\",\"format\":\"harrier-audit-export/1\",\"service\":\"alerts\","),
                export);
        says(0, "4 rows, 1 to 4", "--key", key(), write(export));
        says(0, "signed up to row 4", "--fingerprint", Ed25519.fingerprint(Ed25519.publicKey(key())), write(export));
        says(3, "no key is given", write(export));
        says(1, "CHANGED    row 4", "--key", key(), write(export.replace("Umlauten", "umlauten")));
        says(0, "signed as a whole", "--key", key(), write(export));
        String later = export.replaceAll("\"sealedAt\":\"20", "\"sealedAt\":\"21");
        says(1, "CHANGED    the file is not the one that was signed", "--key", key(), write(later));
    }

    /** Checkpoints of before keys were named by their public half name the same key otherwise: by the whole of it. */
    @Test
    void whatWasSignedUnderTheKeysFormerNameIsChecked() throws Exception {
        var chain = AuditChain.of(2);
        byte[] secret = Base64.getDecoder().decode(HarrierServers.settings().get("harrier.audit.signing-key"));
        String former = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret), 0, 8);
        int renamed = chain.tamper("update audit_checkpoints set key_id = '" + former + "' where tenant_id = ?");
        assertTrue(renamed > 0);
        says(0, "signed up to row 2", "--key", key(), write(export(chain.tenant(), "")));
        chain.verification().body("intact", equalTo(true)).body("otherKeys", equalTo(0)).body("checkpoint.seq", equalTo(2));
        chain.rewriteFrom(1);
        chain.adjustCheckpoints();
        chain.verification().body("firstBroken.reason", equalTo("signature_wrong"));
    }

    @Test
    void whatTheOwnerOfTheTablesChangedIsFoundInTheExport() throws IOException {
        var chain = AuditChain.of(4);
        chain.tamper("update audit_log set actor = 'nobody' where tenant_id = ? and id = ?", chain.entryAt(2));
        chain.tamper("delete from audit_log where tenant_id = ? and id = ?", chain.entryAt(3));
        var export = export(chain.tenant(), "");
        says(1, "CHANGED    row 2", "--key", key(), write(export));
        says(1, "REMOVED    row 3 (entry", "--key", key(), write(export));
        for (String asked : List.of("", "?upToSeq=8")) {
            var cut = AuditChain.of(3);
            long signed = cut.checkpointFrom(3);
            cut.tamper("delete from audit_seals where tenant_id = ? and seq > 1");
            says(1, "REMOVED    row " + signed + " as it was signed", "--key", key(), write(export(cut.tenant(), asked)));
        }
        var hole = AuditChain.of(3);
        hole.tamper("delete from audit_seals where tenant_id = ? and seq = 2");
        says(1, "REMOVED    row 2 missing", "--key", key(), write(export(hole.tenant(), "")));
        var anew = AuditChain.of(3);
        anew.rewriteFrom(2);
        says(1, "REWRITTEN  row 3 as it was signed", "--key", key(), write(export(anew.tenant(), "")));
    }

    @Test
    void anExportOfAChainThatWasMadeAnewWithItsCheckpointsIsShownByThePublishedOnes() throws IOException {
        var chain = AuditChain.of(3);
        var published = await().atMost(Duration.ofSeconds(30)).until(
                () -> TestKafka.events(chain.tenant(), "io.harrier.alerts.audit.checkpointed.v1"),
                found -> !found.isEmpty() && found.get(found.size() - 1).get("seq").asLong() == 3);
        var kept = new ArrayList<String>();
        published.forEach(it -> kept.add(it.toString()));
        chain.rewriteFrom(2);
        chain.tamper("delete from audit_checkpoints where tenant_id = ?");
        String export = export(chain.tenant(), "");
        says(0, "signed up to row 3", "--key", key(), write(export));
        says(1, "REWRITTEN  row 3 as it was signed", "--key", key(), "--checkpoints", write(String.join("\n", kept)),
                write(export));
    }

    @Test
    void anExportGoesOnFromAnOlderOneAndIsCutWhereAsked() throws IOException {
        var chain = AuditChain.of(4);
        var first = write(export(chain.tenant(), "?upToSeq=2"));
        var second = write(export(chain.tenant(), "?afterSeq=2&upToSeq=4"));
        says(3, "had it end with row 2: what came after is not in this file", "--key", key(), first);
        says(3, "rows 1 to 2 are not in this file", "--key", key(), second);
        says(0, "1 to 2", "--key", key(), first, second);
        says(0, "3 to 4", "--key", key(), first, second);
        says(0, "signed as a whole", "--key", key(), write(export(chain.tenant(), "?upToSeq=999")));
        says(1, "ends with row 1", "--key", key(), write(export(chain.tenant(), "?upToSeq=1")), second);
        chain.tenant().as("auditor").get(EXPORT + "?afterSeq=9999").then().statusCode(400).body("detail",
                containsString("no row 9999"));
        chain.tenant().as("auditor").get(EXPORT + "?afterSeq=x").then().statusCode(400);
        chain.tenant().as("auditor").get(EXPORT + "?afterSeq=-1").then().statusCode(400);
    }

    @Test
    void thousandsOfRowsStreamPageByPageUpToWhereItBegan() throws IOException {
        var tenant = TestTenant.fresh();
        AuditChain.owner().update("""
            with entry as (
                insert into audit_log (tenant_id, at, actor_kind, actor, action, subject_type, subject_id, detail)
                select ?, now(), 'user', 'u' || n, 'note_created', 'note', n::text, '{"n": 1}' from generate_series(1, 5000) n
                returning tenant_id, id)
            insert into audit_unsealed (tenant_id, id) select tenant_id, id from entry""", tenant.id());
        await().atMost(Duration.ofSeconds(60)).until(() -> new AuditChain(tenant).seals() == 5000);
        says(0, "5000 rows, 1 to 5000", "--key", key(), write(export(tenant, "")));
    }

    @Test
    void anEmptyLogIsAnEmptyExportAndTheExportItselfIsAudited() throws IOException {
        var tenant = TestTenant.fresh();
        says(0, "0 rows", "--key", key(), write(export(tenant, "")));
        await().untilAsserted(() -> tenant.as("auditor").get(AuditChain.PATH + "?action=export_begun").then()
                .body("items[0].detail.what", equalTo("alerts-audit")));
    }

    @Test
    void onlyTheAuditorOfTheTenantTakesItOut() {
        var chain = AuditChain.of(1);
        for (Role role : Role.values()) {
            assertEquals(role == Role.AUDITOR ? 200 : 403, chain.tenant().as(role.wire).get(EXPORT).statusCode(), role.wire);
        }
        assertEquals(2, export(TestTenant.fresh(), "").lines().count());
    }

    private static String export(TestTenant tenant, String query) {
        return tenant.as("auditor").get(EXPORT + query).then().statusCode(200)
                .header("Content-Type", equalTo("application/x-ndjson")).extract().asString();
    }

    private String write(String export) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "export", ".ndjson"), export, UTF_8).toString();
    }

    /** The installation's public key, as its operator gives it out. */
    private static String key() {
        var key = Ed25519.publicKey(Ed25519.privateKey(HarrierServers.settings().get("harrier.audit.signing-key")));
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private static void says(int code, String what, String... arguments) {
        var said = new ByteArrayOutputStream();
        int answered = Verify.run(new PrintStream(said, true, UTF_8), System.err, arguments);
        assertEquals(code, answered, List.of(arguments) + said.toString(UTF_8));
        assertTrue(said.toString(UTF_8).contains(what), said.toString(UTF_8));
    }
}
