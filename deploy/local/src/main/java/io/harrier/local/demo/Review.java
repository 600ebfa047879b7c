package io.harrier.local.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** The review that the closing scheduled is written, approved and published; its remediation plan is carried out to the last task. */
final class Review {

    /** How it ended, as the API shows it. */
    record Outcome(JsonNode review, int findings, JsonNode plan, int tasks) {
    }

    private static final String REVIEWS = "/api/v1/reviews/";
    private static final String PLANS = "/api/v1/remediation-plans";
    private static final String TASKS = "/api/v1/remediation-tasks";

    private final Api analyst;
    private final Api manager;
    private final Api compliance;

    Review(People people) {
        analyst = people.analyst();
        manager = people.manager();
        compliance = people.compliance();
    }

    Outcome play(JsonNode incident) {
        String id = Wait.until("closing schedules a review", () -> analyst
                .list("/api/v1/reviews?incidentId=" + incident.path("id").asText()).stream().findFirst()).path("id").asText();
        publish(id);
        String plan = carryOut(incident, id);
        return new Outcome(analyst.get(REVIEWS + id), analyst.list(REVIEWS + id + "/findings").size(),
                analyst.get(PLANS + "/" + plan),
                analyst.list(TASKS + "?planId=" + plan).size());
    }

    private void publish(String id) {
        String path = REVIEWS + id;
        JsonNode review = analyst.step("POST", path + "/beginning", analyst.get(path), null);
        review = analyst.step("PATCH", path, review, Map.of(
                "incidentSummary", "A phished service account was used to encrypt a file server for 40 minutes",
                "rootCause", "The account could sign in interactively and nothing watched it",
                "whatWentWell", List.of("Backups were whole and a restore took two hours"),
                "whatWentWrong", List.of("The alert waited two hours in the queue"),
                "publicSummary", "One file server was encrypted and restored; no data left the network"));
        finding(path, "detection_gap", "Nobody watches the queue at night", "An alert of critical severity waited two hours");
        finding(path, "root_cause", "Service accounts sign in interactively", "The policy forbids it, nothing enforces it");
        review = analyst.step("POST", path + "/draft", analyst.get(path), null);
        review = analyst.step("POST", path + "/submission", review, null);
        review = compliance.step("POST", path + "/approval", review, null);
        compliance.step("POST", path + "/publication", review, null);
    }

    private void finding(String review, String type, String name, String evidence) {
        analyst.post(review + "/findings", Map.of("type", type, "name", name, "evidence", evidence));
    }

    private String carryOut(JsonNode incident, String review) {
        JsonNode plan = analyst.post(PLANS, Map.of("name", "After " + incident.path("reference").asText(), "type", "incident",
                "priority", "high", "incidentId", incident.path("id").asText(), "reviewId", review,
                "objectives",
                List.of("No service account signs in interactively", "A critical alert is seen within 15 minutes"),
                "scope", "Service accounts of the finance domain; night shift of the SOC",
                "successCriteria", List.of("Zero interactive sign-ins in a month", "Acknowledged in time for a month")));
        String id = plan.path("id").asText();
        String ban = task(id, "Deny interactive sign-in to service accounts", "hardening", false, List.of());
        String page = task(id, "Page the night shift for critical alerts", "process_change", false, List.of());
        String test = task(id, "Restore the finance shares to a spare host", "testing", true, List.of(ban));
        manager.step("POST", PLANS + "/" + id + "/approval", manager.get(PLANS + "/" + id), null);
        Stream.of(ban, page, test).forEach(this::complete);
        return id;
    }

    private String task(String plan, String title, String type, boolean verified, List<String> after) {
        return analyst.post(TASKS, Map.of("planId", plan, "title", title, "type", type, "priority", "high",
                "verificationRequired", verified, "dependencies", after)).path("id").asText();
    }

    /** Where it must be verified, somebody else does that. */
    private void complete(String id) {
        String path = TASKS + "/" + id;
        JsonNode task = analyst.step("POST", path + "/beginning", analyst.get(path), null);
        task = analyst.step("POST", path + "/completion", task,
                Map.of("evidence", List.of(Map.of("title", "Change record", "reference", "CHG-4711"))));
        if (task.path("awaitsVerification").asBoolean()) {
            manager.step("POST", path + "/verification", task, Map.of("results", "300 GB restored, checksums match"));
        }
    }
}
