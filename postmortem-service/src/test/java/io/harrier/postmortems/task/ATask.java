package io.harrier.postmortems.task;

import static org.hamcrest.Matchers.equalTo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.harrier.platform.testing.TestTenant;
import io.harrier.postmortems.plan.APlan;
import io.restassured.response.ValidatableResponse;

/** A remediation task in a test, led through its life over HTTP by the people who may. */
public final class ATask {

    private static final Map<String, ?> PROOF = Map.of("evidence",
            List.of(Map.of("title", "Scan", "reference", "https://scans.example.org/1")));

    public final TestTenant tenant;
    public final String id;

    private ATask(TestTenant tenant, String id) {
        this.tenant = tenant;
        this.id = id;
    }

    public static Map<String, Object> with(Map<String, ?> more) {
        var content = new HashMap<String, Object>(Map.of("title", "Upgrade Log4j", "type", "patch"));
        content.putAll(more);
        return content;
    }

    public static ATask made(TestTenant tenant, Map<String, ?> more) {
        return new ATask(tenant,
                tenant.as("analyst").body(with(more)).post("/api/v1/remediation-tasks").then().statusCode(201).extract()
                        .path("id"));
    }

    /** One that nobody needs to verify. */
    public static ATask of(APlan plan) {
        return made(plan.tenant, Map.of("planId", plan.id, "verificationRequired", false));
    }

    /** One that somebody else must verify. */
    public static ATask verifiedOf(APlan plan) {
        return made(plan.tenant, Map.of("planId", plan.id));
    }

    public ATask waitingFor(ATask... others) {
        dependingOn(List.of(others).stream().map(other -> other.id).toList()).statusCode(200);
        return this;
    }

    public ValidatableResponse dependingOn(List<String> others) {
        return tenant.as("analyst").header("If-Match", "*").body(Map.of("dependencies", others))
                .put("/api/v1/remediation-tasks/" + id + "/dependencies").then();
    }

    public ATask started() {
        return step("beginning");
    }

    /** Reported done; completed where nobody must verify it. */
    public ATask done() {
        return started().step("completion");
    }

    public ValidatableResponse get() {
        return tenant.as("viewer").get("/api/v1/remediation-tasks/" + id).then().statusCode(200);
    }

    public ATask is(String status) {
        get().body("status", equalTo(status));
        return this;
    }

    public ATask step(String step) {
        tries("analyst", step).statusCode(200);
        return this;
    }

    /** A step that may be refused, with all that it needs. */
    public ValidatableResponse tries(String role, String step) {
        Map<String, ?> body = switch (step) {
            case "completion" -> PROOF;
            case "blockage", "rejection", "deferral", "cancellation" -> Map.of("reason", "No maintenance window");
            default -> Map.of();
        };
        return tries(role, step, body);
    }

    public ValidatableResponse tries(String role, String step, Map<String, ?> body) {
        return tenant.as(role).body(body).post("/api/v1/remediation-tasks/" + id + "/" + step).then();
    }

    public ValidatableResponse patched(String match, Map<String, ?> change) {
        var request = tenant.as("analyst").body(change);
        return (match == null ? request : request.header("If-Match", match)).patch("/api/v1/remediation-tasks/" + id).then();
    }
}
