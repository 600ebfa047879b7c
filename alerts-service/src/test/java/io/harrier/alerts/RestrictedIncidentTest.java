package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aClaimedAlert;
import static io.harrier.alerts.Alerts.anAlert;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The alerts of a restricted incident are there for its members alone; every operation is tried in the test of the operations. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class RestrictedIncidentTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void anAlertIsHiddenWithItsIncidentAndShownAgain() {
        String id = aClaimedAlert(tenant);
        String other = anAlert(tenant);
        var incident = AnIncident.of(tenant, id).restrictedTo("ana");
        for (var search : List.of("", "?q=credential", "?sort=updatedAt", "?incidentId=" + incident.id)) {
            list("ana", search).body("items.id.contains('" + id + "')", is(true));
            list("eve", search).body("items.id.contains('" + id + "')", is(false));
        }
        // Not even whoever held it, nor an auditor: the incident names its members.
        alert(tenant.alias() + "-analyst", id).statusCode(404);
        alert("eve", id).statusCode(404);
        alert("ana", id).statusCode(200);
        tenant.as("eve", "analyst").get("/api/v1/alerts/" + id + "/events").then().statusCode(404);
        list("eve", "").body("items.id", contains(other));

        incident.assignedTo("eve");
        alert("eve", id).statusCode(200);
        incident.restrictedTo("ana").toldOfEarlierTimes();
        alert("eve", id).statusCode(404);
        incident.shown();
        list("eve", "").body("items.id", containsInAnyOrder(id, other));
    }

    @Test
    void anAlertThatJoinsARestrictedIncidentIsHiddenUntilItLeaves() {
        String id = anAlert(tenant);
        var incident = AnIncident.of(tenant).restrictedTo("ana");
        incident.linked(id);
        alert("eve", id).statusCode(404);
        incident.unlinked(id);
        alert("eve", id).statusCode(200);
    }

    @Test
    void noOtherIncidentTakesAnAlertOutOfARestrictedOne() {
        String id = anAlert(tenant);
        var incident = AnIncident.of(tenant, id).restrictedTo("ana", "bob");
        var other = AnIncident.of(tenant, id);
        alert("eve", id).statusCode(404);
        alert("ana", id).body("incidentId", is(incident.id.toString()));
        // It comes after the other's link, as it may from another partition: the alert is the other's now.
        incident.unlinked(id);
        alert("eve", id).statusCode(200).body("incidentId", is(other.id.toString())).body("status", is("escalated"));
    }

    @Test
    void anAlertGoesOnToAnIncidentThatShowsItToNobodyElse() {
        String id = anAlert(tenant);
        AnIncident.of(tenant, id).restrictedTo("ana", "bob");
        AnIncident.of(tenant).restrictedTo("ana", "eve").linked(id);
        alert("eve", id).statusCode(404);
        var narrower = AnIncident.of(tenant).restrictedTo("ana").linked(id);
        alert("bob", id).statusCode(404);
        alert("ana", id).body("incidentId", is(narrower.id.toString()));
    }

    /** Taken out of the other incident again, it is nobody's when the restricted one lets it go. */
    @Test
    void whatNoLongerWaitsForAnAlertDoesNotGetIt() {
        String id = anAlert(tenant);
        var incident = AnIncident.of(tenant, id).restrictedTo("ana");
        AnIncident.of(tenant, id).unlinked(id);
        incident.unlinked(id);
        alert("eve", id).statusCode(200).body("incidentId", nullValue()).body("status", is("open"));
    }

    @Test
    void whatWasWrittenWhileAnAlertWasHiddenStaysHiddenWhenItComesBack() {
        String source = UUID.randomUUID().toString();
        String id = anAlert(tenant, source, "high");
        var incident = AnIncident.of(tenant, id).restrictedTo("ana");
        tenant.as("ana", "analyst").body(Map.of("text", "The insider is Eve")).post("/api/v1/alerts/" + id + "/comments").then()
                .statusCode(201);
        incident.closed();
        alert("ana", id).body("status", is("resolved")).body("resolutionNotes", is("Incident INC-000042 was closed"));
        tenant.as("pipeline").body(Alerts.json(source, "high")).post("/api/v1/alerts").then().statusCode(200);
        events("ana", id).body("items.type", hasItems("comment", "status_change", "reopened"))
                .body("items.note", not(hasItem(containsString("rotated"))));
        var comment = events("ana", id).extract().<String>path("items.find { it.type == 'comment' }.id");
        alert("eve", id).statusCode(200).body("status", is("open"));
        events("eve", id).body("items.type", not(hasItem("comment"))).body("items.type", not(hasItem("status_change")))
                .body("items.type", hasItem("reopened"));
        tenant.as("eve", "analyst").get("/api/v1/alerts/" + id + "/events/" + comment).then().statusCode(404);
        incident.shown();
        events("eve", id).body("items.type", hasItems("comment", "status_change"));
    }

    @Test
    void nobodyElseEscalatesItWithOthers() {
        String id = anAlert(tenant);
        String mine = aClaimedAlert(tenant);
        AnIncident.of(tenant, id).restrictedTo("ana");
        tenant.as("analyst").body(Map.of("incidentType", "malware", "reason", "Confirmed", "alertIds", List.of(id)))
                .post("/api/v1/alerts/" + mine + "/escalation").then().statusCode(404);
    }

    @Test
    void aRepeatOfAHiddenAlertIsCountedWhoeverSendsIt() {
        String source = UUID.randomUUID().toString();
        String id = anAlert(tenant, source, "high");
        AnIncident.of(tenant, id).restrictedTo("ana");
        tenant.as("pipeline").body(Alerts.json(source, "high")).post("/api/v1/alerts").then().statusCode(200).body("id", is(id))
                .body("deduplicated", is(true));
        alert("ana", id).body("seenCount", is(2));
    }

    @Test
    void whoSaysNothingOfThemselvesToTheDatabaseSeesNoneOfIt() throws SQLException {
        String id = anAlert(tenant);
        AnIncident.of(tenant, id).restrictedTo("ana");
        assertEquals(0, rowsSeenBy("", id));
        assertEquals(0, rowsSeenBy(TestTenant.subject("eve"), id));
        assertEquals(4, rowsSeenBy(TestTenant.subject("ana"), id));
        assertEquals(4, rowsSeenBy("*", id));
    }

    @Test
    void noTableForgetsTheIncidentOfItsRows() {
        assertEquals(List.of(), TestSql.as("alerts_owner")
                .query("""
                    select table_name from information_schema.columns c
                    where table_schema = 'alerts' and column_name = 'incident_id' and table_name <> 'incident_access' and not exists (select from pg_policies p
                        where p.schemaname = c.table_schema and p.tablename = c.table_name and p.permissive = 'RESTRICTIVE')"""));
    }

    /** The rows of an alert, its payload, its observable and its history, as the service's role sees them with plain SQL. */
    private long rowsSeenBy(String subject, String id) throws SQLException {
        try (var connection = TestSql.as("alerts").connect(); var statement = connection.createStatement()) {
            statement.execute(
                    "select set_config('harrier.tenant', '" + tenant.id() + "', false), set_config('harrier.subject', '"
                            + subject + "', false)");
            try (var rows = statement.executeQuery("""
                select (select count(*) from security_alerts where id = '%1$s')
                    + (select count(*) from alert_payloads where alert_id = '%1$s')
                    + (select count(*) from alert_observables where alert_id = '%1$s')
                    + (select count(*) from alert_events where alert_id = '%1$s')""".formatted(id))) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private ValidatableResponse list(String person, String search) {
        return tenant.as(person, "viewer").get("/api/v1/alerts" + search).then().statusCode(200);
    }

    private ValidatableResponse events(String person, String id) {
        return tenant.as(person, "analyst").get("/api/v1/alerts/" + id + "/events").then().statusCode(200);
    }

    private ValidatableResponse alert(String person, String id) {
        return tenant.as(person, "auditor", "incident_manager").get("/api/v1/alerts/" + id).then();
    }
}
