package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aClaimedAlert;
import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Playbooks.PATH;
import static io.harrier.alerts.Playbooks.aDraft;
import static io.harrier.alerts.Playbooks.anActivePlaybook;
import static io.harrier.alerts.Playbooks.step;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Playbooks at work on alerts. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class AlertPlaybooksTest {

    private static final Map<String, String> NOTE = Map.of("note", "Isolated by the network team");

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void anAlertHasTheActivePlaybooksOfItsClassificationThePrimaryFirst() {
        String alert = anAlert(tenant);
        String second = aDraft(tenant, "A second look", "credential_access", "secondary");
        tenant.as("incident_manager").post(PATH + "/" + second + "/activation").then().statusCode(200);
        String primary = anActivePlaybook(tenant, "Dumping", "credential_access");
        anActivePlaybook(tenant, "Elsewhere", "phishing");
        aDraft(tenant, "Draft", "credential_access", "secondary");
        tenant.as("viewer").get(of(alert)).then().statusCode(200).body("items.playbookId", contains(primary, second))
                .body("items.relation", contains("primary", "secondary")).body("items[0].progress.done", equalTo(0))
                .body("items[0].progress.total", equalTo(2)).body("items[0].progress.mandatoryTotal", equalTo(1));
        String unclassified = anAlert(tenant);
        TestSql.as("alerts_owner").update("update security_alerts set classification = null where id = ?::uuid", unclassified);
        tenant.as("viewer").get(of(unclassified)).then().body("items", empty());
    }

    @Test
    void itsOwnerDoesTheStepsAndTheHistoryTells() {
        String playbook = anActivePlaybook(tenant, "Dumping", "credential_access");
        String alert = aClaimedAlert(tenant);
        shortLease(alert);
        String first = step(tenant, playbook, 0);
        done(alert, playbook, first, "analyst").statusCode(200).body("started", equalTo(true))
                .body("progress.done", equalTo(1)).body("progress.complete", equalTo(true))
                .body("steps[0].note", equalTo(NOTE.get("note")))
                .body("steps[0].doneBy.subject", equalTo(TestTenant.subject(tenant.alias() + "-analyst")));
        Alerts.awaitCount(1,
                "select count(*) from security_alerts where id = ?::uuid and lease_until > now() + interval '20 minutes'",
                alert);
        tenant.as("viewer").get("/api/v1/alerts/" + alert + "/events").then()
                .body("items.to", hasItem("Dumping, version 1: Isolate the host"))
                .body("items.note", hasItem(NOTE.get("note")));
        tenant.as("analyst").delete(of(alert) + "/" + playbook + "/steps/" + first).then().statusCode(200)
                .body("progress.done", equalTo(0)).body("steps[0].doneAt", nullValue());
        tenant.as("analyst").delete(of(alert) + "/" + playbook + "/steps/" + first).then().statusCode(200);
        tenant.as("viewer").get("/api/v1/alerts/" + alert + "/events").then()
                .body("items.from", hasItem("Dumping, version 1: Isolate the host"));
        Alerts.awaitCount(2,
                "select count(*) from audit_log where subject_id = ? and action in ('playbook_step_done', 'playbook_step_undone')",
                alert);
    }

    @Test
    void nobodyElseDoesThem() {
        String playbook = anActivePlaybook(tenant, "Dumping", "credential_access");
        String first = step(tenant, playbook, 0);
        String open = anAlert(tenant);
        done(open, playbook, first, "analyst").statusCode(409).body("state", equalTo("open"));
        String alert = aClaimedAlert(tenant);
        done(alert, playbook, first, "viewer").statusCode(403);
        done(alert, playbook, first, "incident_manager").statusCode(409).body("detail", containsString("Only its owner"));
        done(alert, playbook, first, "analyst", "\"0\"").statusCode(412);
        done(alert, playbook, java.util.UUID.randomUUID().toString(), "analyst").statusCode(404);
        done(alert, anActivePlaybook(tenant, "Elsewhere", "phishing"), first, "analyst").statusCode(404);
        done(Alerts.aResolvedAlert(tenant), playbook, first, "analyst").statusCode(409);
    }

    @Test
    void anAlertKeepsTheVersionItWasBegunWith() {
        String first = anActivePlaybook(tenant, "Dumping", "credential_access");
        String begun = aClaimedAlert(tenant);
        String untouched = aClaimedAlert(tenant);
        done(begun, first, step(tenant, first, 1), "analyst").statusCode(200).body("progress.complete", equalTo(false));
        String second = tenant.as("analyst").post(PATH + "/" + first + "/versions").then().statusCode(201).extract().path("id");
        tenant.as("incident_manager").post(PATH + "/" + second + "/activation").then().statusCode(200);
        tenant.as("viewer").get(of(begun)).then().body("items.playbookId", contains(first))
                .body("items.status", contains("deprecated")).body("items.progress.done", contains(1));
        tenant.as("viewer").get(of(untouched)).then().body("items.playbookId", contains(second));
        tenant.as("analyst").header("If-Match", "*").body(Map.of("classification", "phishing")).patch("/api/v1/alerts/" + begun)
                .then()
                .statusCode(200);
        done(begun, first, step(tenant, first, 0), "analyst").statusCode(200).body("progress.complete", equalTo(true));
    }

    @Test
    void whatIsHiddenWithItsIncidentStaysHidden() {
        String playbook = anActivePlaybook(tenant, "Dumping", "credential_access");
        String alert = aClaimedAlert(tenant);
        done(alert, playbook, step(tenant, playbook, 0), "analyst").statusCode(200);
        AnIncident.of(tenant, alert).restrictedTo("insider");
        tenant.as("viewer").get(of(alert)).then().statusCode(404);
        tenant.as("viewer").get(of(alert) + "/" + playbook).then().statusCode(404);
        tenant.as("insider", "viewer").get(of(alert)).then().statusCode(200).body("items.progress.done", contains(1));
    }

    @Test
    void aPlaybookForOthersIsNotShownBesideTheAlert() {
        var legal = new java.util.HashMap<>(Playbooks.draft("Subpoena", "credential_access", "primary"));
        legal.put("roles", List.of("legal"));
        String id = tenant.as("incident_manager").body(legal).post(PATH).then().statusCode(201).extract().path("id");
        tenant.as("incident_manager").post(PATH + "/" + id + "/activation").then().statusCode(200);
        String alert = aClaimedAlert(tenant);
        tenant.as("analyst").get(of(alert)).then().body("items", empty());
        tenant.as("analyst").get(of(alert) + "/" + id).then().statusCode(404);
        tenant.as("legal").get(of(alert)).then().body("items.playbookId", contains(id));
    }

    private static void shortLease(String alert) {
        TestSql.as("alerts_owner").update(
                "update security_alerts set lease_until = now() + interval '1 minute' where id = ?::uuid",
                alert);
    }

    private ValidatableResponse done(String alert, String playbook, String step, String role) {
        return done(alert, playbook, step, role, "*");
    }

    private ValidatableResponse done(String alert, String playbook, String step, String role, String match) {
        return tenant.as(role).header("If-Match", match).body(NOTE).put(of(alert) + "/" + playbook + "/steps/" + step).then();
    }

    private static String of(String alert) {
        return "/api/v1/alerts/" + alert + "/playbooks";
    }
}
