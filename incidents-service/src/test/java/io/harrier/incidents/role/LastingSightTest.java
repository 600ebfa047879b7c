package io.harrier.incidents.role;

import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
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

/** Somebody goes on seeing a restricted incident, whatever is done to it. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class LastingSightTest {

    private static final String PATH = IncidentsFixture.PATH;
    private static final String TOMORROW = Instant.now().plus(Duration.ofDays(1)).toString();

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void theLastRoleWithoutAnEndIsNotEndedAndTheLastOwnerNotSentAway() {
        var id = reportedByNobody();
        restrict(id).statusCode(200);
        String mine = manager("max").get(PATH + id + "/role-history?role=observer").path("items[0].id");
        manager("max").delete(PATH + id + "/roles/" + mine).then().statusCode(422).body("errors[0].pointer", is("/role"));
        manager("max").body(Map.of("role", "legal", "person", person("lea"), "until", TOMORROW)).post(PATH + id + "/roles")
                .then().statusCode(201);
        manager("max").delete(PATH + id + "/roles/" + mine).then().statusCode(422);
        own("max", id, "ana").statusCode(200);
        manager("max").delete(PATH + id + "/roles/" + mine).then().statusCode(200);
        manager("max").get(PATH + id).then().statusCode(404);
        manager("ana").delete(PATH + id + "/assignment").then().statusCode(422).body("errors[0].pointer", is("/person"));
        manager("ana").header("If-Match", "*").body(Map.of("person", person("ana"))).put(PATH + id + "/incident-manager").then()
                .statusCode(200);
        manager("ana").delete(PATH + id + "/assignment").then().statusCode(200);
        manager("ana").delete(PATH + id + "/incident-manager").then().statusCode(422);
        // Who saw it until tomorrow sees it for good as its owner.
        own("ana", id, "lea").statusCode(200);
        manager("ana").delete(PATH + id + "/incident-manager").then().statusCode(200);
        manager("lea").delete(PATH + id + "/restriction").then().statusCode(200);
        manager("lea").delete(PATH + id + "/assignment").then().statusCode(200);
    }

    @Test
    void whoSeesItForATimeRestrictsItOnlyWithSomebodyWhoSeesItForGood() {
        var id = reportedByNobody();
        manager("max").body(Map.of("role", "observer", "until", TOMORROW)).post(PATH + id + "/roles").then().statusCode(201);
        restrict(id).statusCode(422).body("errors[0].pointer", is("/members"));
        incidents.get(id, "").body("restricted", is(false)).body("version", is(1));
        restrict(id, "bob").statusCode(200);
    }

    /** As one is that a rule escalated. */
    private String reportedByNobody() {
        var id = incidents.detected();
        TestSql.as("incidents_owner").update("update incidents set reporter = null, reporter_name = null where id = ?",
                UUID.fromString(id));
        return id;
    }

    private ValidatableResponse restrict(String id, String... people) {
        return manager("max").header("If-Match", "*")
                .body(Map.of("members", Stream.of(people).map(LastingSightTest::person).toList()))
                .put(PATH + id + "/restriction").then();
    }

    private ValidatableResponse own(String by, String id, String person) {
        return manager(by).header("If-Match", "*").body(Map.of("person", person(person))).put(PATH + id + "/assignment").then();
    }

    private RequestSpecification manager(String person) {
        return tenant.as(person, "incident_manager");
    }

    private static Map<String, String> person(String name) {
        return Map.of("subject", TestTenant.subject(name), "name", name);
    }
}
