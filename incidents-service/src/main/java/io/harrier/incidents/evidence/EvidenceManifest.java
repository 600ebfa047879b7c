package io.harrier.incidents.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.incidents.incident.Incident;
import io.harrier.platform.access.Caller;
import io.harrier.platform.audit.SigningKey;
import io.harrier.platform.export.Exports;
import io.harrier.platform.paging.Page;
import io.harrier.verifier.ChainHash;
import io.harrier.verifier.SignedText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** One manifest on its way out: it hashes what it writes, and signs that at the end. Asked for one page after the other. */
final class EvidenceManifest implements Exports.Pages<EvidenceManifest.Written> {

    private static final String SERVICE = "incidents";
    private static final List<String> INSTRUCTIONS = List.of(
            "Keep this file as it is: every byte before the last line is signed.",
            "Lay the files of the evidence beside it, under any name, and run: java -jar harrier-verify.jar --fingerprint <of the key> <this file>",
            "Get the key's fingerprint from the operator of the installation, by another way than this file.",
            "harrier-verify.jar is built from Harrier's sources by ./deploy/verify; docs/audit.md there says what is hashed and signed, for a verifier of your own.");

    /** A line as it is hashed: what is written is no other spelling of it. */
    @RegisterForReflection
    record Written(@JsonValue @JsonRawValue String text) {
    }

    private final UUID incident;
    private final ManifestItems items;
    private final Caller caller;
    private final SigningKey key;
    private final Clock clock;
    private final ObjectMapper json;
    private final MessageDigest digest = ChainHash.sha256();

    EvidenceManifest(UUID incident, ManifestItems items, Caller caller, SigningKey key, Clock clock, ObjectMapper json) {
        this.incident = incident;
        this.items = items;
        this.caller = caller;
        this.key = key;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public Uni<Page<Written>> after(String cursor, int atMost) {
        return items.page(incident, cursor).map(page -> {
            var lines = new ArrayList<Written>();
            if (cursor == null) {
                lines.add(hashed(header(page.incident())));
            }
            page.lines().forEach(line -> lines.add(hashed(line)));
            if (page.nextCursor() == null) {
                lines.add(new Written(text(signature())));
            }
            return new Page<>(lines, page.nextCursor());
        });
    }

    private ManifestLine.Header header(Incident of) {
        return new ManifestLine.Header("header", SignedText.EVIDENCE_MANIFEST, SERVICE, caller.tenantId(), caller.tenantAlias(),
                incident, of.reference(), of.details.title(), clock.instant(), caller.name(), key.published(), INSTRUCTIONS);
    }

    private ManifestLine.Signature signature() {
        String sha256 = HexFormat.of().formatHex(digest.digest());
        if (!key.present()) {
            return new ManifestLine.Signature("signature", null, null, sha256, null);
        }
        String now = clock.instant().toString();
        byte[] signature = key
                .sign(SignedText.manifest(SERVICE, caller.tenantId().toString(), incident.toString(), now, sha256));
        return new ManifestLine.Signature("signature", key.id(), now, sha256, Base64.getEncoder().encodeToString(signature));
    }

    private Written hashed(ManifestLine line) {
        String text = text(line);
        digest.update((text + "\n").getBytes(UTF_8));
        return new Written(text);
    }

    private String text(ManifestLine line) {
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
