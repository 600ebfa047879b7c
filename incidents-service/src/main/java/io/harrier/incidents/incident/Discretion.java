package io.harrier.incidents.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the audit log says of a change of an incident. Auditors read all of it, also of restricted incidents, which they see only where they
 * are something to them: of those it says what was changed by whom, not the words.
 */
public final class Discretion {

    static final String WITHHELD = "withheld";
    /** What people write. */
    private static final Set<String> WORDS = Set.of("changes", "reason", "tagged", "untagged", "linkedTickets",
            "unlinkedTicket",
            "observed", "noLongerObserved", "name", "fileName");

    private Discretion() {
    }

    public static Map<String, Object> of(Incident incident, Map<String, ?> detail) {
        var said = new HashMap<String, Object>(detail);
        if (incident.restricted) {
            said.replaceAll((what, value) -> WORDS.contains(what) ? without(value) : value);
        }
        return said;
    }

    /** Of a restricted incident nothing but the names of what is said. */
    public static Map<String, Object> namesOf(boolean restricted, Map<String, ?> detail) {
        var said = new HashMap<String, Object>(detail);
        if (restricted) {
            said.replaceAll((what, value) -> WITHHELD);
        }
        return said;
    }

    /** The names of properties; of several how many; else that there was something. */
    private static Object without(Object words) {
        if (words instanceof JsonNode properties && properties.isObject()) {
            var names = new ArrayList<String>();
            properties.fieldNames().forEachRemaining(names::add);
            return names;
        }
        return words instanceof Collection<?> several ? several.size() : WITHHELD;
    }
}
