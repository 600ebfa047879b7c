package io.harrier.platform.http;

import io.harrier.platform.problem.Malformed;
import io.harrier.platform.problem.PreconditionRequired;
import io.harrier.platform.problem.Stale;

/** The version a client says it changes: the {@code ETag} it read, or {@code *}. A parameter of type {@code If-Match}. */
public record IfMatch(Long version) {

    /** Reads the header; JAX-RS calls it. */
    public static IfMatch fromString(String header) {
        String value = header.strip();
        if (value.equals("*")) {
            return new IfMatch(null);
        }
        String digits = value.replaceFirst("^W/", "").replaceAll("^\"|\"$", "");
        if (!digits.matches("\\d{1,18}")) {
            throw new Malformed("If-Match", "Not an ETag of ours: send the one you read, like \"3\"");
        }
        return new IfMatch(Long.valueOf(digits));
    }

    /** For {@code PUT} and {@code PATCH}, which need the header. */
    public static IfMatch required(IfMatch sent) {
        if (sent == null) {
            throw new PreconditionRequired();
        }
        return sent;
    }

    /** Refuses a change of another version than the current; a client that named none takes what is there. */
    public static void check(IfMatch sent, long current) {
        if (sent != null && sent.version() != null && sent.version() != current) {
            throw new Stale(current);
        }
    }
}
