package io.harrier.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;

import io.harrier.platform.note.Notes;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.restassured.response.ValidatableResponse;

/** The audit chain of a tenant as an auditor computes it, from what is documented; and as the owner of the schema can forge it. */
record AuditChain(TestTenant tenant) {

    static final String PATH = "/api/v1/platform-test/audit";

    private static final String FIELDS = """
        id, at, actor_kind, actor, actor_name, action, subject_type, subject_id, detail::text, request_id""";

    /** A tenant whose chain has this many links, the last of them under a signed checkpoint. */
    static AuditChain of(int links) {
        var chain = new AuditChain(TestTenant.fresh());
        chain.grow(links);
        return chain;
    }

    /** Adds links and waits until the last is signed. */
    void grow(int links) {
        long last = seals() + links;
        for (int i = 0; i < links; i++) {
            Notes.aNote(tenant, "Note " + i);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> last == owner().value(Long.class,
                "select coalesce(max(seq), 0) from audit_checkpoints where tenant_id = ?", tenant.id()));
    }

    ValidatableResponse verification() {
        return tenant.as("auditor").get(PATH + "/verification").then().statusCode(200);
    }

    long seals() {
        return owner().value(Long.class, "select count(*) from audit_seals where tenant_id = ?", tenant.id());
    }

    long entryAt(long seq) {
        return owner().value(Long.class, "select audit_id from audit_seals where tenant_id = ? and seq = ?", tenant.id(), seq);
    }

    /** The first link at or after this one whose hash is signed. */
    long checkpointFrom(long seq) {
        return owner().value(Long.class, "select min(seq) from audit_checkpoints where tenant_id = ? and seq >= ?", tenant.id(),
                seq);
    }

    byte[] hashAt(long seq) {
        return owner().value(byte[].class, "select hash from audit_seals where tenant_id = ? and seq = ?", tenant.id(), seq);
    }

    /** What the hash of a link has to be, after the link before as it is. */
    byte[] computedHashAt(long seq) {
        var entry = owner()
                .query("select " + FIELDS + " from audit_log where tenant_id = ? and id = ?", tenant.id(), entryAt(seq))
                .get(0);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(seq == 1 ? new byte[32] : hashAt(seq - 1));
            add(digest, tenant.id());
            entry.forEach(field -> add(digest, field));
            return digest.digest();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void add(MessageDigest digest, Object field) {
        Object value = field instanceof java.sql.Timestamp at ? at.toInstant() : field;
        value = value instanceof OffsetDateTime at ? at.toInstant() : value;
        byte[] bytes = value == null ? new byte[0] : value.toString().getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(value == null ? -1 : bytes.length).array());
        digest.update(bytes);
    }

    /** Changes an entry and writes every later hash anew, so that the links hold again. */
    void rewriteFrom(long seq) {
        owner().update("update audit_log set detail = '{\"title\":\"Nothing happened\"}' where tenant_id = ? and id = ?",
                tenant.id(),
                entryAt(seq));
        for (long link = seq; link <= seals(); link++) {
            owner().update("update audit_seals set hash = ? where tenant_id = ? and seq = ?", computedHashAt(link), tenant.id(),
                    link);
        }
    }

    /** Makes every checkpoint name the hash that its link has now. */
    void adjustCheckpoints() {
        owner().update("""
            update audit_checkpoints c set hash = s.hash from audit_seals s
            where s.tenant_id = c.tenant_id and s.seq = c.seq and c.tenant_id = ?""", tenant.id());
    }

    /** The installation's signature under a text. */
    static byte[] signature(String text) {
        try {
            var key = Base64.getDecoder().decode(HarrierServers.settings().get("harrier.audit.signing-key"));
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(key)));
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    int tamper(String sql, Object... more) {
        var values = new java.util.ArrayList<Object>(List.of(tenant.id()));
        values.addAll(List.of(more));
        return owner().update(sql, values.toArray());
    }

    static TestSql owner() {
        return TestSql.as("alerts_owner");
    }
}
