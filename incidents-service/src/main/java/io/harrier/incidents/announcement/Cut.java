package io.harrier.incidents.announcement;

import java.util.List;

/** Cuts what an event carries to the lengths its schema states. */
final class Cut {

    private static final int TEXT = 4_000;
    private static final int SYSTEMS = 100;

    private Cut() {
    }

    static String text(String text) {
        return text == null || text.length() <= TEXT ? text : text.substring(0, TEXT - 1) + "…";
    }

    static List<String> systems(List<String> systems) {
        return systems.size() <= SYSTEMS ? systems : systems.subList(0, SYSTEMS);
    }
}
