package io.harrier.incidents.announcement;

import java.util.List;

import io.harrier.incidents.observable.Observable;

/** Cuts what an event carries to the lengths its schema states. */
final class Cut {

    private static final int TEXT = 4_000;
    private static final int SYSTEMS = 100;
    /** In characters of their values together. */
    private static final int OBSERVABLES = 8_000;

    private Cut() {
    }

    static String text(String text) {
        return text == null || text.length() <= TEXT ? text : text.substring(0, TEXT - 1) + "…";
    }

    /** As many as fit beside the rest of an event. */
    static List<Observable> observables(List<Observable> observables) {
        int length = 0;
        int fitting = 0;
        while (fitting < observables.size() && (length += observables.get(fitting).value().length()) <= OBSERVABLES) {
            fitting++;
        }
        return observables.subList(0, fitting);
    }

    static List<String> systems(List<String> systems) {
        return systems.size() <= SYSTEMS ? systems : systems.subList(0, SYSTEMS);
    }
}
