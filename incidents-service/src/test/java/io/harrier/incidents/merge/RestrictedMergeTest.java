package io.harrier.incidents.merge;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What a restricted incident brought into another is shown to those alone who see it; into which hidden one another was merged, to nobody else. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class RestrictedMergeTest {

    private static final String PATH = IncidentsFixture.PATH;

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void whatLivesOnIsShownToNobodyFromWhomWhatWasMergedIsHidden() {
        var id = incidents.opened(Map.of("title", "A director", "alertIds", List.of(UUID.randomUUID().toString())));
        var into = incidents.detected();
        restrict(id, "ana", "bob").statusCode(200);
        restrict(into, "ana").statusCode(200);
        merge(id, into).statusCode(200);

        manager("max").delete(PATH + into + "/restriction").then().statusCode(422)
                .body("detail", containsString("undo the merge"));
        grant(into, "eve", null).statusCode(422).body("errors[0].pointer", is("/person"));
        restrict(into, "ana", "eve").statusCode(422).body("errors[0].pointer", is("/members"));
        for (var office : List.of("assignment", "incident-manager")) {
            manager("max").header("If-Match", "*").body(Map.of("person", person("eve"))).put(PATH + into + "/" + office).then()
                    .statusCode(422).body("errors[0].pointer", is("/person"));
        }
        manager("eve").get(PATH + into + "/alerts").then().statusCode(404);
        // Nor does anybody see it for longer than what was merged into it.
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        grant(id, "ada", tomorrow).statusCode(201);
        grant(into, "ada", null).statusCode(422);
        grant(into, "ada", Instant.now().plus(Duration.ofDays(2)).toString()).statusCode(422);
        grant(into, "ada", tomorrow).statusCode(201);
        grant(into, "bob", null).statusCode(201);

        restrict(id, "ana").statusCode(422).body("errors[0].pointer", is("/members"));
        String bob = manager("max").get(PATH + id + "/role-history?person=" + TestTenant.subject("bob")).path("items[0].id");
        manager("max").delete(PATH + id + "/roles/" + bob).then().statusCode(422).body("errors[0].pointer", is("/role"));
        String there = manager("max").get(PATH + into + "/role-history?person=" + TestTenant.subject("bob"))
                .path("items[0].id");
        manager("max").delete(PATH + into + "/roles/" + there).then().statusCode(200);
        manager("max").delete(PATH + id + "/roles/" + bob).then().statusCode(200);

        manager("max").delete(PATH + id + "/restriction").then().statusCode(200);
        manager("max").delete(PATH + into + "/restriction").then().statusCode(200);
        manager("eve").get(PATH + into + "/alerts").then().statusCode(200);
        restrict(id).statusCode(422).body("errors[0].detail", containsString("restrict that one"));
        manager("max").body(Map.of("reason", "Another one")).post(PATH + id + "/merge-reversal").then().statusCode(200);
        restrict(id).statusCode(200);
    }

    @Test
    void intoWhichHiddenIncidentItWasMergedIsSaidToThoseWhoSeeThatOne() {
        var id = incidents.detected();
        var into = incidents.detected();
        merge(id, into).statusCode(200);
        tenant.as("eve", "viewer").get(PATH + id).then().body("mergedInto", is(into));
        restrict(into).statusCode(200);

        tenant.as("max", "viewer").get(PATH + id).then().body("mergedInto", is(into))
                .body("resolutionSummary", containsString("INC-000002"));
        tenant.as("max", "viewer").queryParam("filter", "mergedInto == \"" + into + "\"").get("/api/v1/incidents").then()
                .body("items.id", contains(id));
        var eve = tenant.as("eve", "viewer");
        eve.get(PATH + id).then().body("closureReason", is("merged")).body("mergedInto", nullValue()).body("resolutionSummary",
                is("Merged into a restricted incident"));
        tenant.as("eve", "viewer").get("/api/v1/incidents").then().body("items.mergedInto", not(hasItem(into)));
        for (var filter : List.of("mergedInto == \"" + into + "\"", "resolutionSummary.contains(\"000002\")")) {
            tenant.as("eve", "viewer").queryParam("filter", filter).get("/api/v1/incidents").then().statusCode(200)
                    .body("items", empty());
        }
        tenant.as("eve", "viewer").get(PATH + id + "/graph").then().statusCode(200).body("nodes.label", not(hasItem(into)))
                .body(not(containsString(into)));
        tenant.as("eve", "auditor").accept("*/*").get(PATH + "export").then().statusCode(200).body(not(containsString(into)));
        manager("eve").body(Map.of("reason", "x")).post(PATH + id + "/merge-reversal").then().statusCode(409)
                .body("detail", not(containsString(into)));
        manager("max").body(Map.of("reason", "Another one")).post(PATH + id + "/merge-reversal").then().statusCode(200);
        tenant.as("eve", "viewer").get(PATH + id + "/reopenings").then().statusCode(200)
                .body(not(containsString("INC-000002")));
    }

    /** As a version left it that refused less: what makes it no worse is done, so that somebody can put it right. */
    @Test
    void whatShowsTooMuchAlreadyIsPutRightStepByStep() {
        var id = incidents.detected();
        var into = incidents.detected();
        merge(id, into).statusCode(200);
        restrict(into, "eve", "kim").statusCode(200);
        grant(id, "max", null).statusCode(201);
        TestSql.as("incidents_owner").update("update incidents set restricted = true where id = ?", UUID.fromString(id));
        grant(into, "joe", null).statusCode(422);
        grant(id, "joe", null).statusCode(201);
        for (var outsider : List.of("eve", "kim")) {
            String role = manager("max").get(PATH + into + "/role-history?person=" + TestTenant.subject(outsider))
                    .path("items[0].id");
            manager("max").delete(PATH + into + "/roles/" + role).then().statusCode(200);
        }
        grant(into, "joe", null).statusCode(201);
    }

    private ValidatableResponse merge(String id, String into) {
        return manager("max").body(Map.of("into", into, "reason", "The same person")).post(PATH + id + "/merge").then();
    }

    private ValidatableResponse restrict(String id, String... people) {
        return manager("max").header("If-Match", "*")
                .body(Map.of("members", Stream.of(people).map(RestrictedMergeTest::person).toList()))
                .put(PATH + id + "/restriction").then();
    }

    private ValidatableResponse grant(String id, String person, String until) {
        var request = new HashMap<String, Object>(Map.of("role", "observer", "person", person(person)));
        if (until != null) {
            request.put("until", until);
        }
        return manager("max").body(request).post(PATH + id + "/roles").then();
    }

    private RequestSpecification manager(String person) {
        return tenant.as(person, "incident_manager");
    }

    private static Map<String, String> person(String name) {
        return Map.of("subject", TestTenant.subject(name), "name", name);
    }
}
