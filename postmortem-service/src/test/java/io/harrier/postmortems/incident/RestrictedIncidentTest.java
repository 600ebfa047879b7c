package io.harrier.postmortems.incident;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.harrier.postmortems.plan.APlan;
import io.harrier.postmortems.review.AReview;
import io.harrier.postmortems.task.ATask;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What belongs to a restricted incident is there for its members alone; every operation is tried in the test of the operations. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class RestrictedIncidentTest {

    private static final List<String> LISTS = List.of("reviews", "remediation-plans", "remediation-tasks");

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void whatBelongsToAnIncidentIsHiddenWithItAndShownAgain() {
        var incident = AnIncident.knownTo(tenant);
        var ids = List.of(AReview.planned(tenant, Map.of("incidentId", incident.id)).id,
                APlan.drafted(tenant, Map.of("incidentId", incident.id)).id,
                ATask.made(tenant, Map.of("incidentId", incident.id)).id);
        incident.restrictedTo("ana", "max");
        for (int i = 0; i < LISTS.size(); i++) {
            list("ana", i, incident).body("items.id", contains(ids.get(i)));
            list("eve", i, incident).body("items", empty());
            tenant.as("eve", "auditor", "incident_manager").get("/api/v1/" + LISTS.get(i) + "/" + ids.get(i)).then()
                    .statusCode(404);
        }
        incident.restrictedTo("eve");
        list("eve", 0, incident).body("items.id", contains(ids.get(0)));
        list("ana", 0, incident).body("items", empty());
        incident.shown();
        for (int i = 0; i < LISTS.size(); i++) {
            list("ana", i, incident).body("items.id", contains(ids.get(i)));
        }
    }

    @Test
    void nobodyElseMakesAnythingOfARestrictedIncident() {
        var incident = AnIncident.knownTo(tenant).restrictedTo("ana");
        Map<String, Map<String, Object>> bodies = Map.of("reviews", Map.of("incidentId", incident.id),
                "remediation-plans", APlan.with(Map.of("incidentId", incident.id)),
                "remediation-tasks", ATask.with(Map.of("incidentId", incident.id)));
        bodies.forEach((path, body) -> {
            tenant.as("eve", "analyst").body(body).post("/api/v1/" + path).then().statusCode(404);
            tenant.as("ana", "analyst").body(body).post("/api/v1/" + path).then().statusCode(201);
        });
    }

    @Test
    void theReviewOfARestrictedIncidentIsScheduledAllTheSame() {
        var incident = AnIncident.knownTo(tenant).restrictedTo("ana");
        incident.closed("resolved", AnIncident.CLOSED_AT).awaitHandled();
        list("ana", 0, incident).body("items.size()", is(1));
        list("eve", 0, incident).body("items", empty());
    }

    @Test
    void aTaskWaitsForAHiddenOneWithoutNamingIt() {
        var incident = AnIncident.knownTo(tenant);
        var secret = ATask.made(tenant, Map.of("incidentId", incident.id, "title", "Revoke the badge"));
        var open = ATask.made(tenant, Map.of("incidentId", AnIncident.knownTo(tenant).id, "verificationRequired", false));
        var other = ATask.made(tenant, Map.of("incidentId", AnIncident.knownTo(tenant).id));
        open.waitingFor(secret);
        incident.restrictedTo("ana");
        open.get().body("dependencies", empty());
        open.tries("analyst", "beginning").statusCode(422).body("detail", containsString("hidden from you"))
                .body("detail", not(containsString("badge")));
        open.dependingOn(List.of(secret.id)).statusCode(422);
        open.waitingFor(other);
        // What the analyst does not see is kept, and no circle goes through it.
        tenant.as("ana", "analyst").get("/api/v1/remediation-tasks/" + open.id).then()
                .body("dependencies", containsInAnyOrder(secret.id, other.id));
        tenant.as("ana", "analyst").header("If-Match", "*").body(Map.of("dependencies", List.of(open.id)))
                .put("/api/v1/remediation-tasks/" + secret.id + "/dependencies").then().statusCode(422);
    }

    @Test
    void noTableForgetsTheIncidentOfItsRows() {
        assertEquals(List.of(), TestSql.as("postmortems_owner").query("""
            select table_name from information_schema.columns c
            where table_schema = 'postmortems' and column_name = 'incident_id' and not exists (select from pg_policies p
                where p.schemaname = c.table_schema and p.tablename = c.table_name and p.permissive = 'RESTRICTIVE')"""));
    }

    private ValidatableResponse list(String person, int which, AnIncident incident) {
        return tenant.as(person, "viewer").queryParam("incidentId", incident.id).get("/api/v1/" + LISTS.get(which)).then()
                .statusCode(200);
    }
}
