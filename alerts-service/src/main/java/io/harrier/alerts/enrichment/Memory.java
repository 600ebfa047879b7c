package io.harrier.alerts.enrichment;

/** What things take of a replica's memory, in bytes: reckoned, not measured, and rather too much than too little. */
final class Memory {

    /** An entry of a hash map, and its share of the buckets. */
    static final int ENTRY = 48;
    /** A step of a compiled pattern. */
    static final int STEP = 100;

    private Memory() {
    }

    static long text(String text) {
        boolean narrow = text.chars().allMatch(it -> it < 256);
        return 48 + (long) text.length() * (narrow ? 1 : 2);
    }

    static long array(int length) {
        return 24 + 4L * length;
    }
}
