package io.harrier.local.tenable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The pair of keys a Tenable user signs requests with. */
public record ApiKeys(String accessKey, String secretKey) {

    /** The pair the stand-in accepts when nobody says otherwise. */
    public static final ApiKeys LOCAL = new ApiKeys("local-access", "local-secret");

    /**
     * Reads {@code accessKey=<k>;secretKey=<s>}: the vendor writes no space after the semicolon, its own client library writes one
     * (and once ended the value with a semicolon), so parts are trimmed and their names compared without case.
     */
    static Optional<ApiKeys> of(String header) {
        if (header == null) {
            return Optional.empty();
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : header.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals).trim().toLowerCase(Locale.ROOT), part.substring(equals + 1).trim());
            }
        }
        if (!parts.containsKey("accesskey") || !parts.containsKey("secretkey")) {
            return Optional.empty();
        }
        return Optional.of(new ApiKeys(parts.get("accesskey"), parts.get("secretkey")));
    }

    /** Hides the secret: keys must not appear in a log by accident. */
    @Override
    public String toString() {
        return "ApiKeys[" + accessKey + "]";
    }
}
