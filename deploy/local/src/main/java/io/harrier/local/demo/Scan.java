package io.harrier.local.demo;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.local.tenable.ApiKeys;

/** Tenable is connected and synchronized; its critical, exploitable finding comes back as an alert. */
final class Scan {

    private static final String NAME = "Tenable (stand-in)";

    /** @param run the synchronization; @param alert one it led to */
    record Outcome(JsonNode run, JsonNode alert) {

        long records(String kind) {
            for (JsonNode part : run.path("imports")) {
                if (part.path("kind").asText().equals(kind)) {
                    return part.path("records").path("received").asLong();
                }
            }
            return 0;
        }
    }

    private final People people;
    private final URI tenable;

    Scan(People people, URI tenable) {
        this.people = people;
        this.tenable = tenable;
    }

    Outcome play() {
        Api admin = people.admin();
        JsonNode started = admin.post("/api/v1/external-systems/" + system() + "/sync-runs", null);
        JsonNode run = Wait.until("the sync ends", () -> Optional
                .of(admin.get("/api/v1/sync-runs/" + started.path("id").asText())).filter(it -> it.hasNonNull("finishedAt")));
        if (!run.path("status").asText().equals("succeeded")) {
            throw new DemoFailure("the sync with Tenable ended as " + run);
        }
        JsonNode alert = Wait.until("a critical finding becomes an alert",
                () -> people.analyst().list("/api/v1/alerts?sourceSystem=tenable&severity=critical").stream().findFirst());
        return new Outcome(run, alert);
    }

    /** The one of an earlier run of the demo, if data were kept; its address is told again, it may have another port now. */
    private String system() {
        Api admin = people.admin();
        Optional<JsonNode> known = admin.list("/api/v1/external-systems").stream()
                .filter(system -> system.path("name").asText().equals(NAME)).findFirst();
        if (known.isEmpty()) {
            return admin.post("/api/v1/external-systems", Map.of("name", NAME, "type", "tenable", "baseUrl", tenable.toString(),
                    "credentials", keys())).path("id").asText();
        }
        String path = "/api/v1/external-systems/" + known.get().path("id").asText();
        JsonNode changed = admin.step("PATCH", path, known.get(), Map.of("baseUrl", tenable.toString()));
        admin.step("PUT", path + "/credentials", changed, keys());
        return known.get().path("id").asText();
    }

    private static Map<String, String> keys() {
        return Map.of("accessKey", ApiKeys.LOCAL.accessKey(), "secretKey", ApiKeys.LOCAL.secretKey());
    }
}
