package io.harrier.alerts.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.harrier.platform.problem.TooLarge;

/** What was understood of an upload, and how much of what was not. */
final class Intel {

    private static final int MOST = 50_000;
    private static final int MOST_KINDS = 50;

    final String format;
    final List<IntelItem> items = new ArrayList<>();
    final Map<String, Integer> notUnderstood = new TreeMap<>();

    Intel(String format) {
        this.format = format;
    }

    void add(IntelItem item) {
        if (item.observable().value().indexOf('\0') >= 0) {
            skip("value with a NUL");
            return;
        }
        if (items.size() == MOST) {
            throw new TooLarge("", "An upload has at most " + MOST + " indicators");
        }
        items.add(item);
    }

    /** @param kind of what, for the one who sent it */
    void skip(String kind) {
        String name = kind.length() > 100 ? kind.substring(0, 100) : kind;
        notUnderstood.merge(notUnderstood.size() < MOST_KINDS || notUnderstood.containsKey(name) ? name : "other", 1,
                Integer::sum);
    }
}
