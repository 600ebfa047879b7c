package io.harrier.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;

/** What Harrier signs: fields in a fixed order, a line each, no line end after the last, as UTF-8. */
public final class SignedText {

    public static final String AUDIT_EXPORT = "harrier-audit-export/1";
    public static final String EVIDENCE_MANIFEST = "harrier-evidence-manifest/1";

    private SignedText() {
    }

    /** The head of one tenant's audit chain in one service. */
    public static byte[] checkpoint(String service, UUID tenant, long seq, String hash, Instant at) {
        return lines(service, tenant.toString(), Long.toString(seq), hash, at.toString());
    }

    /** An export: whose log, when, from the row after which to which last one, and the hashes of both. */
    public static byte[] auditExport(String service, UUID tenant, String at, long afterSeq, String afterHash, long upToSeq,
            String upToHash) {
        return lines(AUDIT_EXPORT, service, tenant.toString(), at, Long.toString(afterSeq), afterHash, Long.toString(upToSeq),
                upToHash);
    }

    /** All of an export: SHA-256 of its bytes before the last line. */
    public static byte[] auditFile(String service, UUID tenant, String at, String sha256) {
        return lines(AUDIT_EXPORT, "file", service, tenant.toString(), at, sha256);
    }

    /** A manifest: SHA-256 of all its bytes before the line of the signature. */
    public static byte[] manifest(String service, String tenant, String incident, String at, String sha256) {
        return lines(EVIDENCE_MANIFEST, service, tenant, incident, at, sha256);
    }

    static byte[] lines(String... fields) {
        return String.join("\n", fields).getBytes(UTF_8);
    }
}
