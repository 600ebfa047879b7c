package io.harrier.verifier;

/** Something that is not as it was written. */
record Finding(Kind kind, String what) {

    enum Kind {
        CHANGED,
        REMOVED,
        ADDED,
        REORDERED,
        TRUNCATED,
        REWRITTEN,
        FORGED,
        UNREADABLE
    }

    @Override
    public String toString() {
        return "%-10s %s".formatted(kind, what);
    }
}
