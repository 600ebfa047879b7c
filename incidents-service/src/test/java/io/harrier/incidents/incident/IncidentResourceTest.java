package io.harrier.incidents.incident;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class IncidentResourceTest {

    private static final String ALL = "/api/v1/incidents";
    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void aTitleOpensAnIncident() {
        post(Map.of("title", "Mailbox rules nobody made")).statusCode(201).header("ETag", is("\"0\""))
                .body("severity", is("medium"))
                .body("severityAlias", is("SEV3")).body("status", is("detected")).body("priority", is("medium"))
                .body("incidentType", is("other")).body("detectionMethod", is("manual_internal"))
                .body("detectedAt", notNullValue())
                .body("reporter.subject", is(TestTenant.subject(tenant.alias() + "-analyst"))).body("owner", nullValue());
    }

    @Test
    void theOlderNamesWork() {
        var problem = UUID.randomUUID().toString();
        post(Map.of("title", "Outage", "status", "OPEN", "severity", "SEV1", "linked_ticket_ids", List.of("T-1", "T-2"),
                "linked_problem_id",
                problem, "started_at", "2026-03-01T00:00:00Z")).statusCode(201).body("severity", is("critical"))
                .body("coarseStatus", is("OPEN")).body("linkedTicketIds", contains("T-1", "T-2"))
                .body("linkedProblemId", is(problem))
                .body("occurredAt", is("2026-03-01T00:00:00Z"));
        var id = incidents.detected();
        tenant.as("analyst").body(Map.of("event_type", "mitigation", "content", "Blocked the address"))
                .post(ALL + "/" + id + "/events").then()
                .statusCode(201).body("eventType", is("note")).body("sourceEventType", is("mitigation"))
                .body("description", is("Blocked the address"));
        auditHas("incident_created", "incident_event_added");
    }

    @Test
    void whatIsWrongIsNamed() {
        post(Map.of("title", " ")).statusCode(422).body("errors[0].pointer", is("/title"));
        post(Map.of("severity", "high")).statusCode(422).body("errors[0].pointer", is("/title"));
        post(Map.of("title", "x", "severity", "SEV9")).statusCode(400).body("errors[0].pointer", is("/severity"));
        post(Map.of("title", "x", "status", "CLOSED")).statusCode(422).body("errors[0].pointer", is("/status"));
        post(Map.of("title", "x\0y")).statusCode(400).body("errors[0].pointer", is("/title"));
        post(Map.of("title", "x", "affectedSystems", List.of("a", "b\0"))).statusCode(400).body("errors[0].pointer",
                is("/affectedSystems/1"));
        for (var unlikely : List.of(Instant.now().plusSeconds(600), Instant.parse("2009-01-01T00:00:00Z"), Instant.EPOCH)) {
            post(Map.of("title", "x", "detectedAt", unlikely.toString())).statusCode(422).body("errors[0].pointer",
                    is("/detectedAt"));
            patch(incidents.detected(), "\"0\"", Map.of("detectedAt", unlikely.toString())).statusCode(422)
                    .body("errors[0].pointer", is("/detectedAt"));
        }
        post(Map.of("title", "x", "detectedAt", Instant.now().plusSeconds(60).toString())).statusCode(201);
        tenant.as("analyst").queryParam("q", "a\0b").get(ALL).then().statusCode(400);
        post(Map.of("title", "x", "colour", "red")).statusCode(400).body("errors[0].pointer", is("/colour"));
        post(Map.of("title", "x", "primaryAlertId", UUID.randomUUID().toString())).statusCode(422).body("errors[0].pointer",
                is("/primaryAlertId"));
        tenant.as("analyst").get(ALL + "?status=done").then().statusCode(400);
        tenant.as("analyst").get(ALL + "?sort=colour").then().statusCode(400);
        tenant.as("analyst").get(ALL + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void theSameKeyOpensOneIncident() {
        var first = withKey("k1", "Once").statusCode(201).extract().<String>path("id");
        assertEquals(first, withKey("k1", "Once").statusCode(201).extract().path("id"));
        withKey("k1", "Twice").statusCode(422);
    }

    private ValidatableResponse withKey(String key, String title) {
        return tenant.as("analyst").header("Idempotency-Key", key).body(Map.of("title", title)).post(ALL).then();
    }

    @Test
    void listsAreFilteredAndPaged() {
        var high = incidents.detected();
        var contained = incidents.contained();
        var closed = incidents.closed();
        var low = incidents.opened(Map.of("title", "A lost badge", "severity", "SEV4", "incidentType", "physical_security"));
        list("").body("items.id", contains(low, closed, contained, high));
        list("?sort=openedAt").body("items.id", contains(high, contained, closed, low));
        list("?sort=-updatedAt&limit=1").body("items.id", contains(low));
        list("?status=OPEN").body("items.id", contains(low, high));
        list("?status=MITIGATING&status=closed").body("items.id", contains(closed, contained));
        list("?severity=SEV4").body("items.id", contains(low));
        list("?severity=low&severity=high").body("items", hasSize(4));
        list("?incidentType=physical_security&priority=low").body("items.id", contains(low));
        list("?reference=INC-000001").body("items.id", contains(high));
        list("?q=badge lost").body("items.id", contains(low));
        list("?q=INC-000004").body("items.id", contains(low));
        list("?q=nothing").body("items", hasSize(0));
        list("?owner=nobody").body("items", hasSize(0));
        list("?updatedSince=2999-01-01T00:00:00Z").body("items", hasSize(0));
        assertEquals(List.of(low, closed, contained, high), paged("?limit=1"));
        assertEquals(List.of(high, contained, closed, low), paged("?limit=3&sort=openedAt"));
        list("?cursor=nonsense", 400);
    }

    /** However many newer ones have the same words in them. */
    @Test
    void aSearchLosesNothingToWhatItFindsBesides() {
        var old = incidents.opened(Map.of("title", "Beacon to a rare host", "severity", "critical", "alertIds",
                List.of("0190a3f2-a1e7-7000-8000-0000000000aa")));
        var model = incidents.opened(Map.of("title", "Beacon again", "severity", "low"));
        TestSql.as("incidents_owner").update("""
            insert into incidents (tenant_id, id, number, title, incident_type, severity, priority, status, detection_method,
                detected_at, opened_at, created_at, created_by, updated_at, updated_by)
            select tenant_id, gen_random_uuid(), number + n, title, incident_type, severity, priority, status, detection_method,
                detected_at, opened_at + n * interval '1 second', created_at, created_by, updated_at, updated_by
            from incidents, generate_series(1, 1100) n where id = ?""", UUID.fromString(model));
        list("?q=beacon&severity=critical").body("items.id", contains(old));
        for (var filter : List.of("priority=emergency", "reference=INC-000001", "alertId=0190a3f2-a1e7-7000-8000-0000000000aa",
                "status=OPEN&severity=SEV1", "incidentType=other&severity=critical")) {
            list("?q=beacon&" + filter).body("items.id", contains(old));
        }
        list("?q=beacon&sort=openedAt&limit=1").body("items.id", contains(old));
        list("?q=beacon&owner=nobody").body("items", hasSize(0));
        list("?q=beacon&updatedSince=2999-01-01T00:00:00Z").body("items", hasSize(0));
        var seen = paged("?q=beacon&limit=200");
        assertEquals(1102, seen.size());
        assertEquals(old, seen.get(seen.size() - 1));
        assertEquals(1102, paged("?q=beacon&limit=200&sort=-updatedAt").stream().distinct().count());
    }

    private List<String> paged(String query) {
        var seen = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = list(query + "&cursor=" + cursor).extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
        }
        return seen;
    }

    @Test
    void aPatchChangesWhatItNames() {
        var id = post(Map.of("title", "Outage", "description", "All of it", "affectedSystems", List.of("a"))).extract()
                .<String>path("id");
        patch(id, null, Map.of("title", "Less of it")).statusCode(428);
        patch(id, "\"7\"", Map.of("title", "Less of it")).statusCode(412).header("ETag", is("\"0\""));
        patch(id, "\"0\"", "{\"title\": \"Less of it\", \"description\": null, \"reportable\": true}").statusCode(200)
                .header("ETag", is("\"1\"")).body("title", is("Less of it")).body("description", nullValue())
                .body("reportable", is(true))
                .body("affectedSystems", contains("a"));
        patch(id, "\"1\"", Map.of("status", "closed")).statusCode(400).body("errors[0].pointer", is("/status"));
        patch(id, "\"1\"", Map.of("title", "")).statusCode(422).body("errors[0].pointer", is("/title"));
        patch(id, "\"1\"", Map.of("affectedSystems", List.of("b", ""))).statusCode(422).body("errors[0].pointer",
                is("/affectedSystems/1"));
        auditHas("incident_updated");
    }

    @Test
    void rightsAreKept() {
        tenant.as("viewer").body(Map.of("title", "x")).post(ALL).then().statusCode(403);
        tenant.as("auditor").get(ALL).then().statusCode(200);
        tenant.as("tenant_admin").get(ALL).then().statusCode(403);
        tenant.as("viewer").header("If-Match", "\"0\"").body(Map.of("title", "x")).patch(ALL + "/" + incidents.detected())
                .then().statusCode(403);
    }

    private void auditHas(String... actions) {
        tenant.as("auditor").get("/api/v1/incidents-service/audit?limit=200").then().statusCode(200).body("items.action",
                hasItems(actions));
        tenant.as("viewer").get("/api/v1/incidents-service/audit").then().statusCode(403);
    }

    private ValidatableResponse post(Map<String, ?> incident) {
        return tenant.as("analyst").body(incident).post(ALL).then();
    }

    private ValidatableResponse patch(String id, String version, Object patch) {
        var request = tenant.as("analyst").contentType("application/merge-patch+json");
        if (version != null) {
            request.header("If-Match", version);
        }
        return request.body(patch instanceof String text ? text : json(patch)).patch(ALL + "/" + id).then();
    }

    private static String json(Object value) {
        return new io.vertx.core.json.JsonObject((Map<String, Object>) value).encode();
    }

    private ValidatableResponse list(String query) {
        return list(query, 200);
    }

    private ValidatableResponse list(String query, int status) {
        return tenant.as("viewer").get(ALL + query).then().statusCode(status);
    }
}
