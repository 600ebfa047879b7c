package io.harrier.incidents.sla;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Policies for a time and for a type. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class SlaPoliciesTest {

    private static final String POLICIES = "/api/v1/sla-policies";
    private static final String ALL = "clocks.sort { it.minutes }.";

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void theMostSpecificPolicyThatIsValidWhenTheIncidentOpensCounts() {
        var now = Instant.now();
        var day = Duration.ofDays(1);
        standing("high", Map.of("resolve", 900));
        add(Map.of("severity", "high", "validFrom", now.minus(day), "resolve", 700, "warningPercent", 50)).statusCode(201);
        var id = add(
                Map.of("severity", "high", "incidentType", "malware", "validFrom", now.minus(day), "validUntil", now.plus(day),
                        "resolve", 500))
                .statusCode(201).body("isDefault", is(false)).body("version", is(1)).extract().<String>path("id");
        add(Map.of("severity", "high", "incidentType", "phishing", "validFrom", now.plus(day), "resolve", 300)).statusCode(201);
        add(Map.of("severity", "high", "incidentType", "ddos", "validFrom", now.minus(day), "validUntil", now.minusSeconds(60),
                "resolve", 200)).statusCode(201);

        var malware = opened("malware");
        sla(malware).body("clocks.minutes", contains(500)).body("clocks[0].policyId", is(id))
                .body("clocks[0].warningPercent", is(75));
        var phishing = opened("phishing");
        sla(phishing).body("clocks.minutes", contains(700)).body("clocks[0].warningPercent", is(50));
        var due = Instant.parse(sla(phishing).extract().path("clocks[0].dueAt"));
        sla(phishing).body("clocks[0].warningAt", is(due.minus(Duration.ofMinutes(350)).toString()));
        sla(opened("ddos")).body("clocks.minutes", contains(700));

        // What it is taken for decides anew, from the same start, and says so.
        incidents.step(phishing, "reclassification", Map.of("incidentType", "malware", "reason", "It had an attachment"))
                .statusCode(200);
        sla(phishing).body("clocks.minutes", contains(500));
        incidents.get(phishing, "/timeline").body("items.title", hasItem("SLA clocks recomputed for type malware"));
        incidents.step(malware, "reclassification", Map.of("priority", "low", "reason", "A test machine")).statusCode(200);
        incidents.get(malware, "/timeline").body("items.title", not(hasItem(containsString("recomputed"))));

        tenant.as("tenant_admin").header("If-Match", "\"1\"").delete(POLICIES + "/" + id).then().statusCode(204);
        sla(malware).body("clocks.minutes", contains(500));
        sla(opened("malware")).body("clocks.minutes", contains(700));
    }

    @Test
    void oneHoldsAtATime() {
        var first = add(Map.of("severity", "low", "incidentType", "malware", "validFrom", "2027-01-01T00:00:00Z", "validUntil",
                "2027-02-01T00:00:00Z", "resolve", 60)).statusCode(201).extract().<String>path("id");
        add(Map.of("severity", "low", "incidentType", "malware", "validFrom", "2027-01-31T00:00:00Z")).statusCode(409)
                .body("detail", containsString(first)).body("detail", containsString("low malware incidents from 2027-01-01"));
        add(Map.of("severity", "low", "incidentType", "malware", "validFrom", "2026-01-01T00:00:00Z")).statusCode(409);
        add(Map.of("severity", "low", "incidentType", "phishing", "validFrom", "2027-01-01T00:00:00Z")).statusCode(201);
        add(Map.of("severity", "low", "validFrom", "2027-01-01T00:00:00Z")).statusCode(201);
        var next = add(Map.of("severity", "low", "incidentType", "malware", "validFrom", "2027-02-01T00:00:00Z"))
                .statusCode(201).extract().<String>path("id");
        put(next, "\"1\"", Map.of("validFrom", "2027-01-15T00:00:00Z")).statusCode(409);
        put(next, "\"1\"", Map.of("validFrom", "2027-03-01T00:00:00Z", "resolve", 90)).statusCode(200).body("version", is(2))
                .body("validUntil", nullValue());
        put(next, "\"1\"", Map.of("validFrom", "2027-03-01T00:00:00Z")).statusCode(412).body("currentVersion", is(2));
        tenant.as("viewer").get(POLICIES + "?severity=low&validAt=2027-01-10T00:00:00Z").then().statusCode(200)
                .body("items.incidentType", contains(null, null, "malware", "phishing"))
                .body("items.isDefault", contains(true, false, false, false));
        tenant.as("viewer").get(POLICIES + "?incidentType=malware").then().body("items", hasSize(2));
    }

    @Test
    void aPolicyThatMakesNoSenseIsRefused() {
        refused(Map.of("severity", "low", "validFrom", "2027-01-01T00:00:00Z", "validUntil", "2027-01-01T00:00:00Z"),
                "/validUntil");
        refused(Map.of("severity", "low"), "/validFrom");
        refused(Map.of("severity", "low", "validFrom", "2027-01-01T00:00:00Z", "warningPercent", 100), "/warningPercent");
        refused(steps(Map.of("on", "breached", "action", "notify_role")), "/escalation/0/role");
        refused(steps(Map.of("on", "breached", "action", "notify_role", "role", "janitor")), "/escalation/0/role");
        refused(steps(Map.of("on", "breached", "action", "raise_priority", "role", "executive")), "/escalation/0/role");
        refused(steps(Map.of("on", "at_risk", "action", "reassign")), "/escalation/0/person");
        refused(steps(Map.of("on", "at_risk", "action", "raise_priority", "delayMinutes", -1)), "/escalation/0/delayMinutes");
        put("low", "\"0\"", Map.of("validFrom", "2027-01-01T00:00:00Z")).statusCode(422).body("errors[0].pointer",
                is("/validFrom"));
        tenant.as("tenant_admin").delete(POLICIES + "/low").then().statusCode(404);
        tenant.as("incident_manager").body(Map.of("severity", "low", "validFrom", "2027-01-01T00:00:00Z")).post(POLICIES).then()
                .statusCode(403);
    }

    @Test
    void theStepsOfAPolicyAreKeptInTheirOrderAndGoWithIt() {
        var steps = List.of(Map.of("on", "at_risk", "delayMinutes", 0, "action", "notify_role", "role", "incident_manager"),
                Map.of("on", "breached", "delayMinutes", 5, "action", "reassign", "person",
                        Map.of("subject", "max", "name", "Max Manager")),
                Map.of("on", "breached", "delayMinutes", 10, "action", "raise_priority"));
        put("medium", "\"0\"", Map.of("resolve", 60, "escalation", steps)).statusCode(200);
        tenant.as("viewer").get(POLICIES + "/SEV3").then().body("escalation.action",
                contains("notify_role", "reassign", "raise_priority")).body("escalation[1].person.subject", is("max"));
        put("medium", "\"1\"", Map.of("resolve", 60, "escalation", steps.subList(2, 3))).statusCode(200)
                .body("escalation.action", contains("raise_priority"));
        tenant.as("tenant_admin").header("If-Match", "\"2\"").delete(POLICIES + "/medium").then().statusCode(204);
        tenant.as("viewer").get(POLICIES + "/medium").then().body("isDefault", is(true)).body("escalation", hasSize(0));
    }

    @Test
    void nobodyElseSeesOrChangesThem() {
        var id = add(Map.of("severity", "low", "validFrom", "2027-01-01T00:00:00Z")).statusCode(201).extract()
                .<String>path("id");
        var other = TestTenant.fresh();
        other.as("viewer").get(POLICIES + "/" + id).then().statusCode(404);
        other.as("tenant_admin").header("If-Match", "*").body(Map.of("validFrom", "2027-01-01T00:00:00Z"))
                .put(POLICIES + "/" + id).then().statusCode(404);
        other.as("tenant_admin").delete(POLICIES + "/" + id).then().statusCode(404);
        other.as("viewer").get(POLICIES).then().body("items.isDefault", everyItem(is(true)));
    }

    private static Map<String, Object> steps(Map<String, ?> step) {
        return Map.of("severity", "low", "validFrom", "2027-01-01T00:00:00Z", "escalation", List.of(step));
    }

    private void refused(Map<String, ?> policy, String pointer) {
        add(policy).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    private ValidatableResponse add(Map<String, ?> policy) {
        var body = new HashMap<String, Object>(policy);
        body.replaceAll((name, value) -> value instanceof Instant ? value.toString() : value);
        return tenant.as("tenant_admin").body(body).post(POLICIES).then();
    }

    private ValidatableResponse put(String policy, String version, Map<String, ?> terms) {
        return tenant.as("tenant_admin").header("If-Match", version).body(terms).put(POLICIES + "/" + policy).then();
    }

    private void standing(String severity, Map<String, ?> terms) {
        put(severity, "\"0\"", terms).statusCode(200);
    }

    private String opened(String type) {
        return incidents.opened(Map.of("title", "A macro ran", "severity", "high", "incidentType", type));
    }

    private ValidatableResponse sla(String id) {
        return incidents.get(id, "/sla").body(ALL + "goal", is(List.of("resolve")));
    }
}
