package io.harrier.alerts.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.alerts.format.Unreadable.Reason;

/** The ids by which repeats fold. */
final class Identity {

    private static final HexFormat HEX = HexFormat.of();

    private Identity() {
    }

    /** An id that must be there. */
    static String required(JsonNode node, String pointer) {
        String id = Json.text(node);
        if (id == null) {
            throw new Unreadable(Reason.MALFORMED, pointer, node.isMissingNode() || node.isNull()
                    ? "Must be there: it is the identity"
                    : "Must be text: it is the identity");
        }
        return id;
    }

    /** A fingerprint for a source without ids: the same parts give the same id. */
    static String of(String... parts) {
        var digest = Payload.digest();
        for (String part : parts) {
            digest.update((part == null ? "" : part).getBytes(UTF_8));
            digest.update((byte) 0);
        }
        return HEX.formatHex(digest.digest(), 0, 16);
    }

    /** {@code product:part}, without what is not known. */
    static String system(String product, String part) {
        return part == null ? product : product + ":" + part;
    }
}
