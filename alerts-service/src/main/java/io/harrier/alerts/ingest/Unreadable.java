package io.harrier.alerts.ingest;

/** A record of which no alert can be made: not JSON, without identity, too large, with a NUL. */
class Unreadable extends RuntimeException {

    /** The reasons, as the dead letters' header and the metric have them. */
    enum Reason {
        NOT_JSON,
        NO_IDENTITY,
        TOO_LARGE,
        NUL,
        EMPTY,
        UNKNOWN_TENANT,
        NOT_STORABLE
    }

    final Reason reason;
    final String pointer;

    Unreadable(Reason reason, String pointer, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.pointer = pointer;
    }

    /** {@code no_identity: There is no sourceId} */
    String text() {
        return reason.name().toLowerCase(java.util.Locale.ROOT) + ": " + getMessage();
    }
}
