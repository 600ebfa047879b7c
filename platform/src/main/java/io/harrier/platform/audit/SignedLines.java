package io.harrier.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

import io.harrier.platform.audit.AuditExportLine.End;
import io.harrier.platform.audit.AuditExportLine.Header;
import io.harrier.platform.export.Writing;
import io.harrier.verifier.ChainHash;
import io.harrier.verifier.SignedText;

/** Writes one export's lines and signs in the last what all before it are: also what is in no row's hash. */
final class SignedLines implements Writing<AuditExportLine> {

    private final Writing<AuditExportLine> lines;
    private final SigningKey key;
    private final String service;
    private final UUID tenant;
    private final MessageDigest digest = ChainHash.sha256();
    private String exportedAt;

    SignedLines(Writing<AuditExportLine> lines, SigningKey key, String service, UUID tenant) {
        this.lines = lines;
        this.key = key;
        this.service = service;
        this.tenant = tenant;
    }

    @Override
    public String mediaType() {
        return lines.mediaType();
    }

    @Override
    public String ending() {
        return lines.ending();
    }

    @Override
    public String row(AuditExportLine item, boolean first) {
        if (item instanceof Header header) {
            exportedAt = header.exportedAt();
        }
        String line = lines.row(item instanceof End end ? signed(end) : item, first);
        digest.update(line.getBytes(UTF_8));
        return line;
    }

    private End signed(End end) {
        if (!key.present()) {
            return end;
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        byte[] signature = key.sign(SignedText.auditFile(service, tenant, exportedAt, sha256));
        return new End(end.type(), end.entries(), end.checkpoints(), end.seq(), end.hash(), sha256, key.id(),
                Base64.getEncoder().encodeToString(signature));
    }
}
