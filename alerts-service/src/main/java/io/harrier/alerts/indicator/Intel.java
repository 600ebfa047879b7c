package io.harrier.alerts.indicator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    /** The objects it speaks of, by their ids, and when what it says of each was said. */
    final Map<String, Instant> objects = new HashMap<>();
    final Map<String, Integer> notUnderstood = new TreeMap<>();

    Intel(String format) {
        this.format = format;
    }

    /** It says something of an object, be it understood or not: what an earlier version of that said no longer holds. */
    void object(String externalId, Instant modifiedAt) {
        if (externalId != null) {
            objects.merge(IntelItem.id(externalId), modifiedAt, (one, other) -> one.isAfter(other) ? one : other);
        }
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

    /** What the newest version of each object says, of each value once. */
    List<IntelItem> newest() {
        var newest = new LinkedHashMap<Object, IntelItem>();
        for (IntelItem item : items) {
            var told = item.externalId() == null ? null : objects.get(item.externalId());
            if (told == null || !item.modifiedAt().isBefore(told)) {
                newest.merge(Arrays.asList(item.externalId(), item.observable()), item,
                        (one, other) -> other.modifiedAt().isBefore(one.modifiedAt()) ? one : other);
            }
        }
        return List.copyOf(newest.values());
    }

    /** @param kind of what, for the one who sent it */
    void skip(String kind) {
        String name = kind.length() > 100 ? kind.substring(0, 100) : kind;
        notUnderstood.merge(notUnderstood.size() < MOST_KINDS || notUnderstood.containsKey(name) ? name : "other", 1,
                Integer::sum);
    }
}
