package io.harrier.local.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** An alert is claimed and escalated; the incident it opens is contained and closed, its clocks breached on the way. */
final class Response {

    /** How it ended, as the API shows it. */
    record Outcome(JsonNode alert, JsonNode incident, List<JsonNode> clocks) {

        List<String> breached() {
            return clocks.stream().filter(clock -> clock.hasNonNull("breachedAt")).map(clock -> clock.path("goal").asText())
                    .toList();
        }
    }

    private final People people;

    Response(People people) {
        this.people = people;
    }

    /** Promises count from when an attack was noticed: an incident that is opened late is late. */
    void promise() {
        Api admin = people.admin();
        String path = "/api/v1/sla-policies/critical";
        JsonNode current = admin.get(path);
        admin.step("PUT", path, current,
                Map.of("acknowledge", 15, "investigate", 30, "contain", 60, "resolve", 240, "startsAt", "detected"));
    }

    Outcome play(String sourceSystem) {
        String alert = "/api/v1/alerts/" + escalate(sourceSystem);
        Api analyst = people.analyst();
        String id = Wait.until("the escalation opens an incident",
                () -> Optional.of(analyst.get(alert)).filter(it -> it.hasNonNull("incidentId"))).get("incidentId").asText();
        String incident = "/api/v1/incidents/" + id;
        Wait.until("the sweep finds the breached clocks", () -> Optional.of(analyst.get(incident + "/sla"))
                .filter(sla -> sla.path("clocks").findValues("breachedAt").stream().anyMatch(at -> !at.isNull())));
        close(incident);
        JsonNode resolved = Wait.until("closing the incident resolves its alert",
                () -> Optional.of(analyst.get(alert)).filter(it -> it.path("status").asText().equals("resolved")));
        return new Outcome(resolved, analyst.get(incident), clocks(analyst.get(incident + "/sla")));
    }

    private String escalate(String sourceSystem) {
        Api analyst = people.analyst();
        JsonNode alert = analyst
                .list("/api/v1/alerts?status=open&severity=critical&sourceId=" + Ingest.GRAVEST + "&sourceSystem="
                        + sourceSystem)
                .get(0);
        String path = "/api/v1/alerts/" + alert.path("id").asText();
        alert = analyst.step("PUT", path + "/assignment", alert, null);
        alert = analyst.step("POST", path + "/investigation", alert, null);
        analyst.post(path + "/comments",
                Map.of("text", "Confirmed with the owner of the share: nobody runs a migration there"));
        alert = analyst.get(path);
        analyst.step("POST", path + "/escalation", alert,
                Map.of("incidentType", "malware", "reason", "Encryption is going on, the host has to be isolated"));
        return alert.path("id").asText();
    }

    private void close(String path) {
        Api analyst = people.analyst();
        JsonNode incident = analyst.step("POST", path + "/investigation", analyst.get(path), Map.of());
        incident = analyst.step("POST", path + "/containment", incident,
                reason("FS-FINANCE-02 is isolated, its account disabled"));
        incident = analyst.step("POST", path + "/remediation", incident,
                reason("Host rebuilt, shares restored from Thursday's backup"));
        people.manager().step("POST", path + "/closure", incident, Map.of("closureReason", "resolved", "resolutionSummary",
                "One file server encrypted for 40 minutes; restored, no data left the network"));
    }

    private static Map<String, String> reason(String text) {
        return Map.of("reason", text);
    }

    private static List<JsonNode> clocks(JsonNode sla) {
        return List.copyOf(Http.JSON.convertValue(sla.path("clocks"), Http.JSON.getTypeFactory()
                .constructCollectionType(List.class, JsonNode.class)));
    }
}
