package io.harrier.alerts.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * How long what stands in an index may be, in bytes of UTF-8: PostgreSQL refuses a row of an index beyond 2,704 bytes, and a
 * character may have four of them.
 */
public final class KeyLength {

    /** Each part of an alert's identity, its source and its id there. */
    public static final int IDENTITY = 1_000;
    public static final int OBSERVABLE = 500;

    private KeyLength() {
    }

    public static boolean fits(String text, int most) {
        return text.length() <= most && (text.length() * 3 <= most || text.getBytes(UTF_8).length <= most);
    }
}
