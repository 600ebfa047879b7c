package io.harrier.incidents.role;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class RolesTest {

    private static final String PATH = IncidentsFixture.PATH;

    @Inject
    RoleSweep sweep;

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void whoWorksOnItTakesARoleAndAManagerGivesAny() {
        var id = incidents.detected();
        String mine = grant("ana", "analyst", id, Map.of("role", "responder")).statusCode(201)
                .body("person.name", is("Ana")).extract().path("id");
        grant("ana", "analyst", id, Map.of("role", "responder")).statusCode(409);
        grant("ana", "analyst", id, Map.of("role", "legal")).statusCode(403);
        grant("ana", "analyst", id, Map.of("role", "scribe", "person", person("bob"))).statusCode(403);
        grant("eve", "viewer", id, Map.of("role", "scribe")).statusCode(403);
        grant("max", "incident_manager", id, Map.of("role", "owner")).statusCode(422).body("errors[0].pointer", is("/role"));
        grant("max", "incident_manager", id, Map.of("role", "legal", "person", person("lea"), "until", "2020-01-01T00:00:00Z"))
                .statusCode(422).body("errors[0].pointer", is("/until"));
        String lea = grant("max", "incident_manager", id,
                Map.of("role", "legal", "person", person("lea"), "reason", "Privilege"))
                .statusCode(201).extract().path("id");
        incidents.get(id, "/roles").body("items.role", contains("responder", "legal"))
                .body("reporter.subject", is(TestTenant.subject(tenant.alias() + "-analyst"))).header("ETag", is("\"2\""));
        tenant.as("ana", "analyst").delete(PATH + id + "/roles/" + lea).then().statusCode(403);
        tenant.as("ana", "analyst").delete(PATH + id + "/roles/" + mine + "?reason=Off").then().statusCode(200)
                .body("endedBy.name", is("Ana")).body("endReason", is("Off"));
        tenant.as("ana", "analyst").delete(PATH + id + "/roles/" + mine).then().statusCode(409);
        tenant.as("max", "incident_manager").header("If-Match", "\"0\"").delete(PATH + id + "/roles/" + lea).then()
                .statusCode(412);
        incidents.get(id, "/timeline").body("items.title", hasItem("lea is legal")).body("items.title",
                hasItem("Ana is no longer responder"));
        incidents.get(id, "/roles/" + mine).body("endedAt", notNullValue());
        TestTenant.fresh().as("viewer").get(PATH + id + "/roles/" + mine).then().statusCode(404);
        await().until(() -> changes(id), contains("granted", "granted", "ended"));
    }

    @Test
    void ownersAndManagersAreRememberedToo() {
        var id = incidents.detected();
        for (var who : List.of("ana", "bob")) {
            tenant.as("max", "incident_manager").header("If-Match", "*")
                    .body(Map.of("person", person(who), "reason", "Shift of " + who)).put(PATH + id + "/assignment").then()
                    .statusCode(200);
        }
        tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of()).put(PATH + id + "/incident-manager").then()
                .statusCode(200);
        var history = incidents.get(id, "/role-history").body("items.role", contains("owner", "owner", "incident_manager"))
                .body("items.person.name", contains("ana", "bob", "Max")).body("items[0].endReason", is("Shift of bob"))
                .body("items[1].reason", is("Shift of bob")).body("items[1].endedAt", nullValue())
                .body("items[1].grantedBy.name", is("Max"));
        incidents.get(id, "/role-history?role=owner&person=" + TestTenant.subject("bob")).body("items", hasSize(1));
        var cursor = incidents.get(id, "/role-history?limit=2").extract().<String>path("nextCursor");
        incidents.get(id, "/role-history?limit=2&cursor=" + cursor).body("items.role", contains("incident_manager"));
        String office = history.extract().path("items[1].id");
        tenant.as("max", "incident_manager").delete(PATH + id + "/roles/" + office).then().statusCode(422);
        tenant.as("max", "incident_manager").delete(PATH + id + "/assignment").then().statusCode(200);
        incidents.get(id, "/roles").body("items.role", contains("incident_manager"));
    }

    @Test
    void whoHoldsARoleSeesARestrictedIncidentWhileItLasts() {
        var id = incidents.detected();
        restrict(id);
        see("ada", "auditor", id, 404);
        String ada = grant("max", "incident_manager", id, Map.of("role", "observer", "person", person("ada"), "reason", "Audit",
                "until", Instant.now().plus(Duration.ofDays(1)).toString())).statusCode(201).extract().path("id");
        grant("max", "incident_manager", id, Map.of("role", "responder", "person", person("rita"))).statusCode(201);
        see("ada", "auditor", id, 200);
        tenant.as("ada", "auditor").get("/api/v1/incidents").then().body("items.id", contains(id));
        see("rita", "analyst", id, 200);
        // Who sees it for a time does not make that for good.
        grant("rita", "analyst", id, Map.of("role", "scribe")).statusCode(403);
        tenant.as("rita", "analyst").header("If-Match", "*").body(Map.of()).put(PATH + id + "/assignment").then()
                .statusCode(403);
        see("eve", "incident_manager", id, 404);
        grant("eve", "incident_manager", id, Map.of("role", "observer")).statusCode(404);
        tenant.as("auditor").queryParam("subjectId", id).get("/api/v1/incidents-service/audit").then()
                .body("items.find { it.detail.person == '" + TestTenant.subject("ada") + "' }.detail.givesSight", is(true))
                .body("items.action", hasItem("incident_role_granted"));
        await().until(() -> members(id), hasSize(3));
        assertEquals(List.of(TestTenant.subject("ada"), TestTenant.subject("max"), TestTenant.subject("rita"),
                TestTenant.subject(tenant.alias() + "-analyst")).stream().sorted().toList(), members(id).get(2));
        tenant.as("max", "incident_manager").delete(PATH + id + "/roles/" + ada).then().statusCode(200);
        see("ada", "auditor", id, 404);
        var last = await().until(() -> members(id), hasSize(4)).get(3);
        assertFalse(last.contains(TestTenant.subject("ada")));
    }

    @Test
    void aRestrictionNamedAnewEndsThoseItDoesNotNameButNoOtherRole() {
        var id = incidents.detected();
        grant("max", "incident_manager", id, Map.of("role", "responder", "person", person("rita"))).statusCode(201);
        restrict(id, "ana", "rita");
        restrict(id, "bob");
        tenant.as("max", "incident_manager").get(PATH + id + "/restriction").then().body("members.name",
                containsInAnyOrder("rita", "Max", "bob"));
        see("ana", "analyst", id, 404);
        see("rita", "analyst", id, 200);
        tenant.as("max", "incident_manager").get(PATH + id + "/role-history?role=observer").then()
                .body("items.person.name", containsInAnyOrder("Max", "ana", "bob"))
                .body("items.find { it.person.name == 'ana' }.endedBy.name", is("Max"));
        await().until(() -> changes(id), contains("granted", "granted", "granted", "ended", "granted"));
        var titles = tenant.as("max", "viewer").get(PATH + id + "/timeline?limit=200").<List<String>>path("items.title");
        assertTrue(titles.containsAll(List.of("Max is observer", "ana is observer", "ana is no longer observer")),
                titles::toString);
        tenant.as("auditor").queryParam("subjectId", id).get("/api/v1/incidents-service/audit").then()
                .body("items.findAll { it.action == 'incident_role_granted' && it.detail.givesSight }.detail.person",
                        containsInAnyOrder(TestTenant.subject("max"), TestTenant.subject("ana"), TestTenant.subject("bob")))
                .body("items.findAll { it.action == 'incident_role_ended' }.detail.person",
                        contains(TestTenant.subject("ana")))
                .body("items.find { it.detail.changed == 'members' }.detail.from", hasItem(TestTenant.subject("ana")));
    }

    @Test
    void aRoleThatLapsedIsToldWhoeverNoticesFirst() {
        var id = incidents.detected();
        grant("max", "incident_manager", id, Map.of("role", "legal", "person", person("lea"), "until",
                Instant.now().plus(Duration.ofDays(1)).toString())).statusCode(201);
        // Over, and the sweep has not come by.
        TestSql.as("incidents_owner").update("""
            update incident_roles set held_from = held_from - interval '3 days', held_until = now() - interval '1 second',
                lapses_at = now() + interval '1 day' where incident_id = ?""", UUID.fromString(id));
        grant("max", "incident_manager", id, Map.of("role", "legal", "person", person("lea"))).statusCode(201);
        await().until(() -> changes(id), contains("granted", "lapsed", "granted"));
        incidents.get(id, "/timeline").body("items.title", hasItem("lea is no longer legal"));
    }

    @Test
    void aRoleWhoseTimeIsOverEndsByItselfOnceHoweverManySweep() {
        var id = incidents.detected();
        restrict(id);
        var holdings = IntStream.range(0, 3).mapToObj(i -> grant("max", "incident_manager", id, Map.of("role", "observer",
                "person", person("guest" + i), "until", Instant.now().plus(Duration.ofDays(1)).toString())).statusCode(201)
                .extract().<String>path("id")).toList();
        var before = await().until(() -> members(id), hasSize(4));
        assertTrue(before.get(3).contains(TestTenant.subject("guest2")));
        var owner = TestSql.as("incidents_owner");
        owner.update("""
            update incident_roles set held_from = held_from - interval '3 days', held_until = now() - interval '1 second',
                lapses_at = now() where incident_id = ? and held_until is not null""", UUID.fromString(id));
        owner.update(
                "update incident_members set until = now() - interval '1 second' where incident_id = ? and until is not null",
                UUID.fromString(id));
        see("guest0", "auditor", id, 404);
        var sweeps = IntStream.range(0, 6).mapToObj(i -> sweep.sweep().subscribeAsCompletionStage()).toList();
        CompletableFuture.allOf(sweeps.toArray(CompletableFuture[]::new)).join();
        await().until(() -> changes(id).stream().filter("lapsed"::equals).toList(), hasSize(3));
        var after = await().until(() -> members(id), hasSize(7)).get(6);
        IntStream.range(0, 3).forEach(i -> assertFalse(after.contains(TestTenant.subject("guest" + i))));
        for (var holding : holdings) {
            tenant.as("max", "incident_manager").get(PATH + id + "/roles/" + holding).then().body("endedBy", nullValue())
                    .body("endedAt", notNullValue());
        }
        assertEquals(0L, owner.value(Long.class,
                "select count(*) from incident_members where incident_id = ? and until is not null", UUID.fromString(id)));
        assertThrows(IllegalStateException.class,
                () -> TestSql.as("incidents_worker").query("select subject from incident_roles limit 1"));
    }

    private void restrict(String id, String... people) {
        tenant.as("max", "incident_manager").header("If-Match", "*")
                .body(Map.of("members", List.of(people).stream().map(RolesTest::person).toList()))
                .put(PATH + id + "/restriction").then().statusCode(200);
    }

    private void see(String person, String role, String id, int status) {
        tenant.as(person, role).get(PATH + id).then().statusCode(status);
    }

    private static Map<String, String> person(String name) {
        return Map.of("subject", TestTenant.subject(name), "name", name);
    }

    private ValidatableResponse grant(String person, String role, String id, Map<String, ?> request) {
        return tenant.as(person, role).body(new HashMap<>(request)).post(PATH + id + "/roles").then();
    }

    private List<String> changes(String id) {
        return events(id, "role_changed").stream().map(it -> it.get("change").asText()).toList();
    }

    /** Who sees the incident, as it was told each time that changed. */
    private List<List<String>> members(String id) {
        return events(id, "access_changed").stream().map(it -> {
            var members = new java.util.ArrayList<String>();
            it.at("/incident/members").forEach(member -> members.add(member.asText()));
            return List.copyOf(members);
        }).toList();
    }

    private List<JsonNode> events(String id, String verb) {
        return TestKafka.events(tenant, "io.harrier.incidents.incident." + verb + ".v1").stream()
                .filter(it -> it.at("/incident/id").asText().equals(id)).toList();
    }
}
