package io.harrier.postmortems.plan;

import static org.hamcrest.Matchers.equalTo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.harrier.platform.testing.TestTenant;
import io.restassured.response.ValidatableResponse;

/** A remediation plan in a test, led through its life over HTTP by the people who may. */
public final class APlan {

    public static final Map<String, Object> CONTENT = Map.of("name", "Harden the payment tier", "objectives",
            List.of("No interactive logon of service accounts"), "scope", "Payment platform", "successCriteria",
            List.of("A scan finds none"));

    public final TestTenant tenant;
    public final String id;

    private APlan(TestTenant tenant, String id) {
        this.tenant = tenant;
        this.id = id;
    }

    public static APlan drafted(TestTenant tenant) {
        return drafted(tenant, Map.of());
    }

    public static APlan drafted(TestTenant tenant, Map<String, ?> more) {
        return new APlan(tenant, tenant.as("analyst").body(with(more)).post("/api/v1/remediation-plans").then().statusCode(201)
                .extract().path("id"));
    }

    public static APlan approved(TestTenant tenant) {
        return drafted(tenant).step("approval");
    }

    public static Map<String, Object> with(Map<String, ?> more) {
        var content = new HashMap<>(CONTENT);
        content.putAll(more);
        return content;
    }

    public ValidatableResponse get() {
        return tenant.as("viewer").get("/api/v1/remediation-plans/" + id).then().statusCode(200);
    }

    public APlan is(String status, int percentage) {
        get().body("status", equalTo(status)).body("completionPercentage", equalTo(percentage));
        return this;
    }

    /** A step that may be refused. */
    public ValidatableResponse tries(String role, String step) {
        return tenant.as(role).body(Map.of("reason", "Frozen")).post("/api/v1/remediation-plans/" + id + "/" + step).then();
    }

    public APlan step(String step) {
        tries("incident_manager", step).statusCode(200);
        return this;
    }

    public ValidatableResponse patched(String match, Map<String, ?> change) {
        var request = tenant.as("analyst").body(change);
        return (match == null ? request : request.header("If-Match", match)).patch("/api/v1/remediation-plans/" + id).then();
    }
}
