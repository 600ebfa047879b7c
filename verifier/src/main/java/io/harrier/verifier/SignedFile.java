package io.harrier.verifier;

import static io.harrier.verifier.Finding.Kind.CHANGED;
import static io.harrier.verifier.Finding.Kind.FORGED;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** The signature in the last line of an export, over every byte before that line: also over what is in no row's hash. */
final class SignedFile {

    private final MessageDigest digest = ChainHash.sha256();
    private final TrustedKeys keys;
    private final String service;
    private final UUID tenant;
    private final String exportedAt;

    SignedFile(TrustedKeys keys, String service, UUID tenant, String exportedAt) {
        this.keys = keys;
        this.service = service;
        this.tenant = tenant;
        this.exportedAt = exportedAt;
    }

    void line(byte[] bytes) {
        digest.update(bytes);
    }

    /** Whether a trusted key signed what was read; says why not. */
    boolean isSignedBy(JsonNode end, Report report) {
        String sha256 = HexFormat.of().formatHex(digest.digest());
        String signature = Lines.text(end, "signature");
        String keyId = Lines.text(end, "keyId");
        if (signature == null || exportedAt == null) {
            report.notProven(
                    "it is not signed as a whole: what is in no row's hash, as sealedAt and what its header says, may have"
                            + " been changed");
            return false;
        }
        if (!sha256.equals(Lines.text(end, "sha256"))) {
            report.found(CHANGED, "the file is not the one that was signed: a line of it was changed, removed, added or moved");
            return false;
        }
        if (keys.verifies(SignedText.auditFile(service, tenant, exportedAt, sha256), signature)) {
            return true;
        }
        if (keys.has(keyId)) {
            report.found(FORGED, "its last line does not bear the signature of key " + keyId);
        } else if (!keys.isEmpty()) {
            report.notProven("its last line is signed by key " + keyId + ", which is not given here");
        }
        return false;
    }
}
