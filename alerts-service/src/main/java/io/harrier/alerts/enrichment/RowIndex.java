package io.harrier.alerts.enrichment;

/** Finds rows by their key. */
interface RowIndex {

    /**
     * @return the bytes that it takes beside the row
     * @throws IllegalArgumentException where the key is none, or is there already, saying which
     */
    long add(String key, String[] row);

    /** Null where there is none. */
    String[] find(String key);

    /** What it takes to look a key up, in the steps of {@link io.harrier.alerts.format.Work}. */
    default long effort(String key) {
        return 1;
    }

    static RowIndex of(KeyMatch match) {
        return switch (match) {
            case EXACT -> new KeyIndex(false);
            case IGNORE_CASE -> new KeyIndex(true);
            case CIDR -> new NetworkIndex();
            case GLOB -> new PatternIndex(true);
            case REGEX -> new PatternIndex(false);
        };
    }
}
