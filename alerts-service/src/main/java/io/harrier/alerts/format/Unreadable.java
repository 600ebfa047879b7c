package io.harrier.alerts.format;

import java.util.Locale;

/** A record of which no alert can be made. {@code pointer} is the JSON pointer of what is wrong, empty for the whole. */
public class Unreadable extends RuntimeException {

    /** The reasons, as the dead letters' header and the metric have them. */
    public enum Reason {
        NOT_JSON,
        NO_IDENTITY,
        MALFORMED,
        NOT_AN_ALERT,
        TOO_LARGE,
        NUL,
        EMPTY,
        SOURCE_DISABLED,
        UNKNOWN_TENANT,
        NOT_STORABLE
    }

    public final Reason reason;
    public final String pointer;

    public Unreadable(Reason reason, String pointer, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.pointer = pointer;
    }

    /** {@code no_identity: There is no sourceId} */
    public String text() {
        return reason.name().toLowerCase(Locale.ROOT) + ": " + getMessage()
                + (reason == Reason.MALFORMED || reason == Reason.NOT_AN_ALERT ? " (" + pointer + ")" : "");
    }
}
