package io.harrier.incidents.sla;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class SlaConfigurationTest {

    private static final String CALENDARS = "/api/v1/business-calendars";
    private static final String POLICIES = "/api/v1/sla-policies";
    private static final List<Map<String, String>> WEEK = List.of(day("monday"), day("tuesday"), day("wednesday"),
            day("thursday"), day("friday"));

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aTenantHasTheDefaultsUntilItSaysOtherwise() {
        tenant.as("viewer").get(POLICIES).then().statusCode(200)
                .body("items.severity", contains("critical", "high", "medium", "low", "informational"))
                .body("items.resolve", contains(240, 1440, 4320, 10080, null)).body("items[0].isDefault", is(true));
        tenant.as("viewer").get(POLICIES + "/critical").then().header("ETag", is("\"0\""));
        put("SEV1", "\"0\"", Map.of("acknowledge", 5, "investigate", 10, "contain", 20, "resolve", 30)).statusCode(200)
                .header("ETag", is("\"1\""));
        put("critical", "\"0\"", Map.of()).statusCode(412).body("currentVersion", is(1));
        put("critical", "\"1\"", Map.of("acknowledge", 6, "investigate", 10, "contain", 20, "resolve", 30)).statusCode(200)
                .body("version", is(2));
        put("critical", "\"1\"", Map.of()).statusCode(412);
        put("critical", "\"2\"", Map.of()).statusCode(200).body("resolve", nullValue());
        tenant.as("viewer").get(POLICIES + "/critical").then().statusCode(200).body("isDefault", is(false));
        TestTenant.fresh().as("viewer").get(POLICIES + "/critical").then().body("acknowledge", is(15));
    }

    @Test
    void whatOneTenantPromisesLeavesTheOthersAsTheyWere() {
        var other = TestTenant.fresh();
        put("critical", "\"0\"", Map.of("acknowledge", 5, "resolve", 30)).statusCode(200);
        other.as("viewer").get(POLICIES + "/critical").then().body("acknowledge", is(15)).body("resolve", is(240))
                .body("isDefault", is(true));
        other.as("viewer").get(POLICIES).then().body("items.isDefault", everyItem(is(true)));
        other.as("tenant_admin").header("If-Match", "\"0\"").body(Map.of("acknowledge", 7)).put(POLICIES + "/critical").then()
                .statusCode(200);
        tenant.as("viewer").get(POLICIES + "/critical").then().body("acknowledge", is(5)).body("resolve", is(30));
    }

    @Test
    void ofManyFirstChangesAtOnceOneIsTaken() throws Exception {
        var executor = Executors.newFixedThreadPool(6);
        try {
            Callable<Integer> change = () -> put("low", "\"0\"", Map.of("resolve", 600)).extract().statusCode();
            var answers = executor.invokeAll(Collections.nCopies(6, change));
            var codes = new ArrayList<Integer>();
            for (var answer : answers) {
                codes.add(answer.get());
            }
            assertEquals(1, Collections.frequency(codes, 200), codes.toString());
            assertEquals(5, Collections.frequency(codes, 412), codes.toString());
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void targetsAreOrdered() {
        put("high", "\"0\"", Map.of("acknowledge", 30, "resolve", 15)).statusCode(422);
        put("high", "\"0\"", Map.of("acknowledge", 0)).statusCode(422).body("errors[0].pointer", is("/acknowledge"));
        put("high", "\"0\"", Map.of("calendarId", UUID.randomUUID().toString())).statusCode(422).body("errors[0].pointer",
                is("/calendarId"));
        put("high", null, Map.of()).statusCode(428);
        put("worst", "\"0\"", Map.of()).statusCode(404);
        tenant.as("incident_manager").header("If-Match", "\"0\"").body(Map.of()).put(POLICIES + "/high").then().statusCode(403);
    }

    @Test
    void aCalendarIsKeptUnderItsName() {
        var id = create("Berlin", WEEK).statusCode(201).body("week[0].from", is("09:00"))
                .body("holidays[0].date", is("2026-12-25"))
                .extract().<String>path("id");
        create("Berlin", WEEK).statusCode(409);
        tenant.as("viewer").get(CALENDARS).then().statusCode(200).body("items.name", contains("Berlin"));
        tenant.as("tenant_admin").body(calendar("Munich", WEEK)).put(CALENDARS + "/" + id).then().statusCode(428);
        tenant.as("tenant_admin").header("If-Match", "\"0\"").body(calendar("Munich", WEEK)).put(CALENDARS + "/" + id).then()
                .statusCode(200)
                .body("name", is("Munich")).header("ETag", is("\"1\""));
        TestTenant.fresh().as("viewer").get(CALENDARS + "/" + id).then().statusCode(404);
        tenant.as("incident_manager").delete(CALENDARS + "/" + id).then().statusCode(403);
        tenant.as("tenant_admin").delete(CALENDARS + "/" + id).then().statusCode(204);
        tenant.as("viewer").get(CALENDARS).then().body("items", hasSize(0));
    }

    @Test
    void aCalendarThatMakesNoSenseIsRefused() {
        create("Never", List.of()).statusCode(422).body("errors[0].pointer", is("/week"));
        create("Backwards", List.of(Map.of("day", "monday", "from", "17:00", "to", "09:00"))).statusCode(422)
                .body("errors[0].pointer", is("/week"));
        create("Nowhere", List.of(Map.of("day", "someday", "from", "09:00", "to", "17:00"))).statusCode(422)
                .body("errors[0].pointer", is("/week/0/day"));
        create("Hardly", List.of(Map.of("day", "monday", "from", "09:00", "to", "09:59"))).statusCode(422)
                .body("errors[0].pointer", is("/week")).body("errors[0].detail", containsString("60 minutes"));
        tenant.as("tenant_admin").body(Map.of("name", "Nowhere", "timeZone", "Mars/Olympus", "week", WEEK)).post(CALENDARS)
                .then().statusCode(422)
                .body("errors[0].pointer", is("/timeZone"));
    }

    @Test
    void deadlinesCountInTheCalendarOfThePolicy() {
        var calendar = create("Berlin", WEEK).extract().<String>path("id");
        put("high", "\"0\"",
                Map.of("acknowledge", 60, "investigate", 120, "contain", 240, "resolve", 480, "calendarId", calendar,
                        "startsAt", "detected"))
                .statusCode(200);
        tenant.as("tenant_admin").delete(CALENDARS + "/" + calendar).then().statusCode(409);
        var incidents = IncidentsFixture.of(tenant);
        var id = incidents.opened(
                Map.of("title", "On a Friday before summer time", "severity", "high", "detectedAt", "2026-03-27T15:00:00Z"));
        incidents.get(id, "/sla").body("clocks.sort { it.minutes }.dueAt",
                contains("2026-03-27T16:00:00Z", "2026-03-30T08:00:00Z", "2026-03-30T10:00:00Z", "2026-03-30T14:00:00Z"));
    }

    private ValidatableResponse create(String name, List<Map<String, String>> week) {
        return tenant.as("tenant_admin").body(calendar(name, week)).post(CALENDARS).then();
    }

    private static Map<String, Object> calendar(String name, List<Map<String, String>> week) {
        return Map.of("name", name, "timeZone", "Europe/Berlin", "week", week, "holidays",
                List.of(Map.of("date", "2026-12-25", "name", "Christmas")));
    }

    private static Map<String, String> day(String day) {
        return Map.of("day", day, "from", "09:00", "to", "17:00");
    }

    private ValidatableResponse put(String severity, String version, Map<String, ?> policy) {
        var request = tenant.as("tenant_admin");
        if (version != null) {
            request.header("If-Match", version);
        }
        return request.body(policy).put(POLICIES + "/" + severity).then();
    }
}
