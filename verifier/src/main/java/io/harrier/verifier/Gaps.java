package io.harrier.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The numbers that have not come, as ranges. */
final class Gaps {

    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    void add(long first, long last) {
        ranges.put(first, last);
    }

    /** Takes a number that came late; false where it was not missed. */
    boolean fill(long number) {
        var range = ranges.floorEntry(number);
        if (range == null || range.getValue() < number) {
            return false;
        }
        ranges.remove(range.getKey());
        if (range.getKey() < number) {
            ranges.put(range.getKey(), number - 1);
        }
        if (number < range.getValue()) {
            ranges.put(number + 1, range.getValue());
        }
        return true;
    }

    /** As people write them: {@code row 5}, {@code rows 7 to 9}. */
    List<String> words() {
        var words = new ArrayList<String>();
        ranges.forEach((first, last) -> words.add(first.equals(last) ? "row " + first : "rows " + first + " to " + last));
        return words;
    }
}
