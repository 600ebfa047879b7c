package io.harrier.incidents;

import java.util.List;
import java.util.Map;

import io.harrier.platform.testing.TestTenant;
import io.restassured.response.ValidatableResponse;

/** Incidents of a tenant that are where a test needs them, brought there through the API. */
public final class IncidentsFixture {

    public static final String PATH = "/api/v1/incidents/";

    private final TestTenant tenant;

    private IncidentsFixture(TestTenant tenant) {
        this.tenant = tenant;
    }

    public static IncidentsFixture of(TestTenant tenant) {
        return new IncidentsFixture(tenant);
    }

    public String opened(Map<String, ?> incident) {
        return tenant.as("analyst").body(incident).post("/api/v1/incidents").then().statusCode(201).extract().path("id");
    }

    public String detected() {
        return opened(Map.of("title", "Credential dumping on pay-db-01", "severity", "high"));
    }

    public String investigating() {
        var id = detected();
        step(id, "investigation", Map.of()).statusCode(200);
        return id;
    }

    public String contained() {
        var id = detected();
        step(id, "containment", Map.of("reason", "Hosts isolated")).statusCode(200);
        return id;
    }

    public String remediated() {
        var id = contained();
        step(id, "remediation", Map.of("reason", "Hosts rebuilt")).statusCode(200);
        return id;
    }

    public String closed() {
        var id = remediated();
        close(id).statusCode(200);
        return id;
    }

    public ValidatableResponse close(String id) {
        return step(id, "closure",
                Map.of("closureReason", "resolved", "resolutionSummary", "Host rebuilt, credentials rotated"));
    }

    /** A step taken by an incident manager, who may take them all. */
    public ValidatableResponse step(String id, String step, Map<String, ?> body) {
        return tenant.as("incident_manager").body(body).post(PATH + id + "/" + step).then();
    }

    public ValidatableResponse get(String id, String below) {
        return tenant.as("viewer").get(PATH + id + below).then().statusCode(200);
    }

    /** A file attached to an entry of the timeline. */
    public String attached(String id, String event) {
        var attachments = PATH + id + "/timeline/" + event + "/attachments";
        String attachment = tenant.as("analyst").body(Map.of("fileName", "proxy.log")).post(attachments).then().statusCode(201)
                .extract().path("id");
        tenant.as("analyst").contentType("application/octet-stream").body("GET /beacon".getBytes())
                .put(attachments + "/" + attachment + "/content").then().statusCode(200);
        return attachment;
    }

    /** The titles of an incident's timeline, in order. */
    public List<String> timeline(String id) {
        return get(id, "/timeline?limit=200").extract().path("items.title");
    }
}
