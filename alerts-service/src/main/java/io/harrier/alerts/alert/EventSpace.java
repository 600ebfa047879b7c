package io.harrier.alerts.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Keeps an event under 64 KiB of JSON, whatever is in the alerts: texts and lists are cut to what the contract allows and to the
 * room that is left, and {@link #truncated} says so.
 */
public final class EventSpace {

    /** What the contracts allow of an affected system or asset. */
    public static final int LONGEST_SYSTEM = 255;
    static final int MOST_ITEMS = 100;
    private static final int MOST_BYTES = 60 * 1024;
    /** Quotes, comma and the name of a property or two. */
    private static final int AROUND = 32;

    private int left = MOST_BYTES;
    private boolean truncated;

    /** Takes the room of what can't be cut: ids, times, names of properties, and texts that may be null. */
    public EventSpace reserve(int bytes, String... texts) {
        left -= bytes;
        for (String text : texts) {
            left -= text == null ? 0 : bytes(text);
        }
        return this;
    }

    /** The text, at most {@code most} characters of it; null for none. */
    public String text(String text, int most) {
        if (text == null) {
            return null;
        }
        String cut = cut(text, most);
        while (bytes(cut) > left && !cut.isEmpty()) {
            cut = cut(cut, cut.length() / 2);
        }
        truncated |= cut.length() < text.length();
        left -= bytes(cut);
        return cut;
    }

    /** An item of a list, at most {@code most} characters of it. */
    String item(String text, int most) {
        truncated |= text.length() > most;
        return cut(text, most);
    }

    /** The first of the items that fit, each of the size given, within {@code share} of the room that is left. */
    public <T> List<T> list(Collection<T> items, double share, ToIntFunction<T> size) {
        var fitting = new ArrayList<T>();
        int room = (int) (left * share);
        for (T item : items) {
            int bytes = size.applyAsInt(item) + AROUND;
            if (fitting.size() == MOST_ITEMS || bytes > room) {
                truncated = true;
                break;
            }
            room -= bytes;
            left -= bytes;
            fitting.add(item);
        }
        return fitting;
    }

    /** Whether anything was cut; null where not, as the contracts have it. */
    public Boolean truncated() {
        return truncated ? Boolean.TRUE : null;
    }

    /** The text without what is beyond, never half a character. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** The most that a text takes as JSON in UTF-8. */
    public static int bytes(String text) {
        int bytes = 0;
        for (int index = 0; index < text.length(); index++) {
            char it = text.charAt(index);
            bytes += it < ' ' ? 6 : it == '"' || it == '\\' ? 2 : it < 0x80 ? 1 : it < 0x800 ? 2 : 3;
        }
        return bytes;
    }
}
