package io.harrier.incidents.alertlink;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

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
class AlertLinkTest {

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);
    private final String one = UUID.randomUUID().toString();
    private final String two = UUID.randomUUID().toString();

    @Test
    void alertsAreLinkedAndUnlinkedWithOnePrimary() {
        var id = incidents.detected();
        link(id, one, two).statusCode(200).header("ETag", is("\"1\"")).body("items.alertId", contains(one, two)).body(
                "items.primary",
                contains(true, false));
        link(id, two).statusCode(200).body("items", hasSize(2)).body("version", is(1));
        unlink(id, one).statusCode(422);
        primary(id, UUID.randomUUID().toString()).statusCode(404);
        primary(id, two).statusCode(200).body("items.alertId", contains(two, one)).body("items.primary", contains(true, false));
        unlink(id, one).statusCode(200).body("items.alertId", contains(two));
        unlink(id, one).statusCode(404);
        unlink(id, two).statusCode(200).body("items", hasSize(0));
        await().until(() -> TestKafka.events(tenant, "io.harrier.incidents.incident.alerts_linked.v1"), hasSize(1));
        await().until(() -> TestKafka.events(tenant, "io.harrier.incidents.incident.alerts_unlinked.v1"), hasSize(2));
    }

    @Test
    void theLinksOfAnEndedIncidentStay() {
        var id = incidents.closed();
        link(id, one).statusCode(409).body("state", is("closed"));
    }

    @Test
    void incidentsAreFoundByTheirAlert() {
        var id = incidents.opened(Map.of("title", "Two alerts", "alertIds", List.of(one, two), "primaryAlertId", two));
        tenant.as("viewer").get("/api/v1/incidents?alertId=" + one).then().body("items.id", contains(id));
        incidents.get(id, "/alerts").body("items.alertId", contains(two, one));
    }

    @Test
    void whatARestrictedIncidentHasIsNotThereForOthersToLink() {
        var id = incidents.opened(Map.of("title", "An insider", "alertIds", List.of(one)));
        tenant.as("max", "incident_manager").header("If-Match", "*")
                .body(Map.of("members", List.of(Map.of("subject", TestTenant.subject("ana"), "name", "Ana"))))
                .put(IncidentsFixture.PATH + id + "/restriction").then().statusCode(200);
        var other = tenant.as("eve", "analyst").body(Map.of("title", "Mine")).post("/api/v1/incidents").then().statusCode(201)
                .extract().<String>path("id");
        linkAs("eve", other, two, one).statusCode(404);
        tenant.as("eve", "analyst").body(Map.of("title", "Mine", "alertIds", List.of(one))).post("/api/v1/incidents").then()
                .statusCode(422).body("errors[0].pointer", is("/alertIds"));
        incidents.get(other, "/alerts").body("items", hasSize(0));
        linkAs("ana", other, one).statusCode(200);
    }

    /** An alert that comes back after its incident's end is its own again, whoever saw that incident. */
    @Test
    void aRestrictedIncidentThatEndedKeepsNobodyFromLinking() {
        var id = incidents.opened(Map.of("title", "An insider", "alertIds", List.of(one)));
        tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(IncidentsFixture.PATH + id + "/restriction").then().statusCode(200);
        tenant.as("max", "incident_manager").body(Map.of("justification", "A drill"))
                .post(IncidentsFixture.PATH + id + "/false-positive").then().statusCode(200);
        linkAs("eve", incidents.detected(), one).statusCode(200);
    }

    @Test
    void theDatabaseKeepsExactlyOnePrimary() {
        var id = UUID.fromString(incidents.opened(Map.of("title", "Two alerts", "alertIds", List.of(one, two))));
        var owner = TestSql.as("incidents_owner");
        var none = assertThrows(IllegalStateException.class,
                () -> owner.update("update incident_alert_links set is_primary = false where incident_id = ?", id));
        assertThat(none.getMessage(), containsString("no primary"));
        var both = assertThrows(IllegalStateException.class,
                () -> owner.update("update incident_alert_links set is_primary = true where incident_id = ?", id));
        assertThat(both.getMessage(), containsString("uq_incident_alert_links_primary"));
    }

    private ValidatableResponse link(String id, String... alerts) {
        return tenant.as("analyst").body(Map.of("alertIds", List.of(alerts))).post(IncidentsFixture.PATH + id + "/alerts")
                .then();
    }

    private ValidatableResponse linkAs(String person, String id, String... alerts) {
        return tenant.as(person, "analyst").body(Map.of("alertIds", List.of(alerts)))
                .post(IncidentsFixture.PATH + id + "/alerts").then();
    }

    private ValidatableResponse unlink(String id, String alert) {
        return tenant.as("analyst").delete(IncidentsFixture.PATH + id + "/alerts/" + alert).then();
    }

    private ValidatableResponse primary(String id, String alert) {
        return tenant.as("analyst").header("If-Match", "*").body(Map.of("alertId", alert))
                .put(IncidentsFixture.PATH + id + "/primary-alert").then();
    }
}
