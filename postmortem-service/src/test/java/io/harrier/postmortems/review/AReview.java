package io.harrier.postmortems.review;

import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import io.harrier.platform.testing.TestTenant;
import io.restassured.response.ValidatableResponse;

/** A review in a test, led through its life over HTTP by the people who may. */
public final class AReview {

    public final TestTenant tenant;
    public final String id;

    private AReview(TestTenant tenant, String id) {
        this.tenant = tenant;
        this.id = id;
    }

    public static AReview of(TestTenant tenant, String id) {
        return new AReview(tenant, id);
    }

    public static AReview planned(TestTenant tenant, Map<String, ?> plan) {
        return of(tenant, tenant.as("analyst").body(plan).post("/api/v1/reviews").then().statusCode(201).extract().path("id"));
    }

    /** A tabletop exercise: needs no incident. */
    public static AReview tabletop(TestTenant tenant) {
        return planned(tenant, Map.of("type", "tabletop", "name", "Ransomware on a Friday"));
    }

    public AReview started() {
        return step("analyst", "beginning");
    }

    public AReview drafted() {
        started().write(Map.of("incidentSummary", "LSASS was read on pay-db-01."));
        return step("analyst", "draft");
    }

    public AReview submitted() {
        return drafted().step("analyst", "submission");
    }

    public AReview approved() {
        return submitted().step("compliance_officer", "approval");
    }

    public AReview published() {
        return approved().step("compliance_officer", "publication");
    }

    public ValidatableResponse get() {
        return tenant.as("viewer").get("/api/v1/reviews/" + id).then().statusCode(200);
    }

    public AReview is(String status) {
        get().body("status", equalTo(status));
        return this;
    }

    /** A step that may be refused. */
    public ValidatableResponse tries(String role, String step) {
        return tenant.as(role).post("/api/v1/reviews/" + id + "/" + step).then();
    }

    public AReview step(String role, String step) {
        tries(role, step).statusCode(200);
        return this;
    }

    public ValidatableResponse patched(String match, Map<String, ?> change) {
        var request = tenant.as("analyst").body(change).contentType("application/merge-patch+json");
        return (match == null ? request : request.header("If-Match", match)).patch("/api/v1/reviews/" + id).then();
    }

    public ValidatableResponse write(Map<String, ?> change) {
        return patched("*", change).statusCode(200);
    }
}
