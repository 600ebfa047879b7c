package io.harrier.alerts.enrichment;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Rows by a key that is equal, or equal but for case. */
final class KeyIndex implements RowIndex {

    private final boolean ignoreCase;
    private final Map<String, String[]> rows = new HashMap<>();

    KeyIndex(boolean ignoreCase) {
        this.ignoreCase = ignoreCase;
    }

    @Override
    public long add(String key, String[] row) {
        String folded = folded(key);
        if (rows.putIfAbsent(folded, row) != null) {
            throw new IllegalArgumentException("the key is there already");
        }
        return Memory.ENTRY + (folded.equals(key) ? 0 : Memory.text(folded));
    }

    @Override
    public String[] find(String key) {
        return rows.get(folded(key));
    }

    private String folded(String key) {
        return ignoreCase ? key.toLowerCase(Locale.ROOT) : key;
    }
}
