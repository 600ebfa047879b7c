package io.harrier.platform.stream;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a client was: after a record, {@code 3-1042} being partition and offset, or at a moment, {@code @1789000000000}, before the first
 * event it was sent.
 *
 * @param partition -1 for a moment
 */
record Place(int partition, long number) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})-(\\d{1,18})|@(\\d{1,15})");

    static Optional<Place> of(String lastEventId) {
        var found = FORM.matcher(lastEventId);
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.of(found.group(3) != null
                ? new Place(-1, Long.parseLong(found.group(3)))
                : new Place(Integer.parseInt(found.group(1)), Long.parseLong(found.group(2))));
    }

    static String at(long millis) {
        return "@" + millis;
    }

    boolean isMoment() {
        return partition < 0;
    }
}
