package io.harrier.incidents.announcement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Function;

import io.harrier.incidents.observable.Observable;

/** Cuts what an event carries to the lengths its schema states, and so that all of it together fits into a message. */
final class Cut {

    private static final int TEXT = 4_000;
    private static final int BYTES_OF_TEXT = 6_000;
    private static final int SYSTEMS = 100;
    /** In bytes of all names together. */
    private static final int BYTES_OF_SYSTEMS = 16_000;
    private static final int BYTES_OF_PEOPLE = 4_000;
    private static final int BYTES_OF_OBSERVABLES = 8_000;

    private Cut() {
    }

    static String text(String text) {
        if (text == null || text.length() <= TEXT && bytes(text) <= BYTES_OF_TEXT) {
            return text;
        }
        int end = 0;
        int bytes = 0;
        while (end < Math.min(text.length(), TEXT - 1)) {
            int point = text.codePointAt(end);
            bytes += bytes(Character.toString(point));
            if (bytes > BYTES_OF_TEXT) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end) + "…";
    }

    /** As many as fit beside the rest of an event. */
    static List<Observable> observables(List<Observable> observables) {
        return fitting(observables, Observable::value, BYTES_OF_OBSERVABLES);
    }

    static List<String> systems(List<String> systems) {
        return fitting(systems.size() <= SYSTEMS ? systems : systems.subList(0, SYSTEMS), it -> it, BYTES_OF_SYSTEMS);
    }

    static List<String> people(List<String> subjects) {
        return fitting(subjects, it -> it, BYTES_OF_PEOPLE);
    }

    private static <T> List<T> fitting(List<T> all, Function<T, String> text, int most) {
        int bytes = 0;
        int fitting = 0;
        while (fitting < all.size() && (bytes += bytes(text.apply(all.get(fitting)))) <= most) {
            fitting++;
        }
        return fitting == all.size() ? all : all.subList(0, fitting);
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
