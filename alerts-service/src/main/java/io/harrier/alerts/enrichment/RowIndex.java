package io.harrier.alerts.enrichment;

/** Finds rows by their key. */
interface RowIndex {

    /** @throws IllegalArgumentException where the key is none, or is there already, saying which */
    void add(String key, String[] row);

    /** Null where there is none. */
    String[] find(String key);

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
