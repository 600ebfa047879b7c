package io.harrier.alerts;

import static io.harrier.alerts.Teams.SHIFTS;
import static io.harrier.alerts.Teams.TEAMS;
import static io.harrier.alerts.Teams.aShift;
import static io.harrier.alerts.Teams.aTeam;
import static io.harrier.alerts.Teams.shift;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Teams, their queues, and shifts as they are said. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class TeamsTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void newAlertsAreInTheQueueOfTheTeamThatTheyMatchTheNarrowestFirst() {
        team(Map.of("name", "All of it", "classifications", List.of("credential_access", "malware")));
        String narrow = team(Map.of("name", "The hosts", "classifications", List.of("credential_access"), "sourceSystems",
                List.of("edr-1"))).extract().path("id");
        team(Map.of("name", "A elsewhere", "sourceSystems", List.of("mail-1")));
        team(Map.of("name", "A gone", "active", false, "sourceSystems", List.of("edr-1")));
        String alert = Alerts.anAlert(tenant);
        tenant.as("viewer").get("/api/v1/alerts/" + alert).then().body("teamId", equalTo(narrow));
        queue(narrow).body("items.id", contains(alert));
        queue(UUID.randomUUID().toString()).body("items", empty());
        tenant.as("viewer").get("/api/v1/alerts?q=Credential&team=" + narrow).then().statusCode(200).body("items.id",
                contains(alert));
        tenant.as("viewer").get("/api/v1/alerts?q=Credential&team=" + UUID.randomUUID()).then().body("items", empty());
    }

    @Test
    void anAlertIsGivenToATeamAndTakenFromIt() {
        String team = aTeam(tenant, "Mail");
        String alert = Alerts.aClaimedAlert(tenant);
        give(alert, team).statusCode(200).body("teamId", equalTo(team)).body("status", equalTo("assigned"));
        queue(team).body("items.id", contains(alert));
        tenant.as("viewer").get("/api/v1/alerts/" + alert + "/events").then().body("items.to", hasItem("team Mail"))
                .body("items.note", hasItem("Theirs"));
        tenant.as("viewer").body(Map.of("teamId", team)).put("/api/v1/alerts/" + alert + "/team").then().statusCode(403);
        tenant.as("analyst").header("If-Match", "\"0\"").body(Map.of("teamId", team)).put("/api/v1/alerts/" + alert + "/team")
                .then()
                .statusCode(412);
        give(alert, UUID.randomUUID().toString()).statusCode(422);
        give(alert, aTeam(TestTenant.fresh(), "Others")).statusCode(422);
        give(Alerts.aResolvedAlert(tenant), team).statusCode(409);
        tenant.as("analyst").delete("/api/v1/alerts/" + alert + "/team").then().statusCode(200).body("teamId", nullValue());
        queue(team).body("items", empty());
    }

    @Test
    void aTeamIsChangedByThoseWhoMay() {
        String id = aTeam(tenant, "Mail", "ana");
        tenant.as("analyst").body(Map.of("name", "x")).post(TEAMS).then().statusCode(403);
        team(Map.of("name", "Mail")).statusCode(409);
        tenant.as("incident_manager").header("If-Match", "*").body(Map.of("name", "Mail", "active", false))
                .put(TEAMS + "/" + id)
                .then().statusCode(200).body("active", equalTo(false)).body("members", empty());
        tenant.as("incident_manager").body(Map.of("name", "Mail")).put(TEAMS + "/" + id).then().statusCode(428);
        tenant.as("incident_manager").header("If-Match", "\"0\"").body(Map.of("name", "Mail")).put(TEAMS + "/" + id).then()
                .statusCode(412);
        give(Alerts.anAlert(tenant), id).statusCode(422).body("errors.pointer", contains("/teamId"));
        var twice = List.of(Map.of("subject", "a"), Map.of("subject", "a"));
        team(Map.of("name", "Twice", "members", twice)).statusCode(422).body("errors.pointer", contains("/members/1/subject"));
        TestTenant.fresh().as("viewer").get(TEAMS + "/" + id).then().statusCode(404);
    }

    @Test
    void aShiftSaysWhetherItRunsAndWhenItEnds() {
        String team = aTeam(tenant, "Mail", "ana");
        String running = Teams.aRunningShift(tenant, team);
        tenant.as("viewer").get(SHIFTS + "/" + running).then().body("running", equalTo(true)).body("endsAt", notNullValue());
        String later = aShift(tenant, team, "Later", 2, 3);
        tenant.as("viewer").get(SHIFTS + "?teamId=" + team).then().body("items.running", contains(true, false));
        refused(team, "timeZone", "Mars/Olympus", 422);
        refused(team, "start", "24:00", 422);
        refused(team, "weekdays", List.of(), 422);
        refused(team, "weekdays", List.of("someday"), 400);
        refused(team, "members", List.of(Map.of("subject", "stranger")), 422);
        refused(team, "teamId", UUID.randomUUID().toString(), 422);
        refused(team, "name", "Later", 409);
        tenant.as("tenant_admin").header("If-Match", "*").body(shift(aTeam(tenant, "Other"), "Later", 2, 3))
                .put(SHIFTS + "/" + later)
                .then().statusCode(422).body("errors.pointer", contains("/teamId"));
        var paused = shift(team, "Later", 2, 3);
        paused.put("enabled", false);
        tenant.as("tenant_admin").header("If-Match", "*").body(paused).put(SHIFTS + "/" + later).then().statusCode(200)
                .body("enabled", equalTo(false)).body("endsAt", nullValue());
    }

    @Test
    void onlyItsOwnerKeepsAnAlertAndNoLongerThanADay() {
        String alert = Alerts.aClaimedAlert(tenant);
        keep("analyst", alert, Instant.now().plusSeconds(3_600)).statusCode(200).body("keptUntil", notNullValue());
        keep("incident_manager", alert, Instant.now().plusSeconds(3_600)).statusCode(409);
        keep("analyst", alert, Instant.now().plusSeconds(90_000)).statusCode(422);
        keep("analyst", alert, Instant.now().minusSeconds(1)).statusCode(422);
        keep("analyst", Alerts.anAlert(tenant), Instant.now().plusSeconds(60)).statusCode(409);
        tenant.as("analyst").delete("/api/v1/alerts/" + alert + "/overtime").then().statusCode(200).body("keptUntil",
                nullValue());
    }

    private ValidatableResponse keep(String role, String alert, Instant until) {
        return tenant.as(role).body(Map.of("until", until.toString())).put("/api/v1/alerts/" + alert + "/overtime").then();
    }

    private void refused(String team, String property, Object value, int status) {
        var shift = shift(team, "New", 2, 3);
        shift.put(property, value);
        tenant.as("tenant_admin").body(shift).post(SHIFTS).then().statusCode(status);
    }

    private ValidatableResponse give(String alert, String team) {
        return tenant.as("analyst").body(Map.of("teamId", team, "reason", "Theirs")).put("/api/v1/alerts/" + alert + "/team")
                .then();
    }

    private ValidatableResponse queue(String team) {
        return tenant.as("viewer").get("/api/v1/alerts?status=open&status=assigned&team=" + team).then().statusCode(200);
    }

    private ValidatableResponse team(Map<String, ?> team) {
        return tenant.as("tenant_admin").body(team).post(TEAMS).then();
    }
}
