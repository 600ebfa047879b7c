package io.harrier.alerts.indicator;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads markings as STIX and MISP write them: {@code TLP:AMBER+STRICT}, {@code tlp:white}, {@code PAP:RED}, or by STIX's ids. */
final class Markings {

    /** The ids of STIX 2.1, section 7.2.1.4, and of TLP 2.0's extension. */
    private static final Map<String, Tlp> KNOWN = Map.of(
            "613f2e26-407d-48c7-9eca-b8e91df99dc9", Tlp.CLEAR, "34098fce-860f-48ae-8e50-ebd3cc5e41da", Tlp.GREEN,
            "f88d31f6-486f-44da-b317-01333bde0b82", Tlp.AMBER, "5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Tlp.RED,
            "94868c89-83c2-464b-929b-a1a8aa3c8487", Tlp.CLEAR, "bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Tlp.GREEN,
            "55d920b0-5e8b-4f79-9ee9-91f868d9b421", Tlp.AMBER, "939a9414-2ddd-4d32-a0cd-375ea402b003", Tlp.AMBER_STRICT,
            "e828b379-4e03-4974-9ac4-e53a884c97c1", Tlp.RED);

    private final Map<String, Tlp> byId = new HashMap<>();

    /** Remembers a {@code marking-definition} of a bundle. */
    void define(JsonNode definition) {
        String name = definition.path("definition").path("tlp").asText(definition.path("name").asText());
        tlp("tlp:" + name.toLowerCase(Locale.ROOT).replace("tlp:", ""))
                .ifPresent(it -> byId.put(definition.path("id").asText(), it));
    }

    /** The strictest of those that an object refers to; null where none is TLP's. */
    Tlp of(JsonNode references) {
        Tlp strictest = null;
        for (JsonNode reference : references) {
            String id = reference.asText();
            var tlp = byId.getOrDefault(id, KNOWN.get(id.substring(id.indexOf("--") < 0 ? 0 : id.indexOf("--") + 2)));
            strictest = stricter(strictest, tlp);
        }
        return strictest;
    }

    static <E extends Enum<E>> E stricter(E one, E other) {
        return one == null || other != null && other.compareTo(one) < 0 ? other : one;
    }

    static Optional<Tlp> tlp(String tag) {
        return switch (tag.toLowerCase(Locale.ROOT)) {
            case "tlp:red" -> Optional.of(Tlp.RED);
            case "tlp:amber+strict" -> Optional.of(Tlp.AMBER_STRICT);
            case "tlp:amber" -> Optional.of(Tlp.AMBER);
            case "tlp:green" -> Optional.of(Tlp.GREEN);
            case "tlp:clear", "tlp:white" -> Optional.of(Tlp.CLEAR);
            default -> Optional.empty();
        };
    }

    static Optional<Pap> pap(String tag) {
        return switch (tag.toLowerCase(Locale.ROOT)) {
            case "pap:red" -> Optional.of(Pap.RED);
            case "pap:amber" -> Optional.of(Pap.AMBER);
            case "pap:green" -> Optional.of(Pap.GREEN);
            case "pap:clear", "pap:white" -> Optional.of(Pap.CLEAR);
            default -> Optional.empty();
        };
    }
}
