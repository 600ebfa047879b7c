package io.harrier.alerts;

import static io.harrier.alerts.Playbooks.PATH;
import static io.harrier.alerts.Playbooks.aDraft;
import static io.harrier.alerts.Playbooks.anActivePlaybook;
import static io.harrier.alerts.Playbooks.draft;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The life of playbooks: drafts, versions, who sees them, and one active primary for a classification. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class PlaybooksTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aDraftChangesUntilItIsActive() {
        String id = aDraft(tenant, "Dumping", "credential_access", "primary");
        var changed = new HashMap<>(draft("Dumping", "dumping", "secondary"));
        changed.put("description", "Anew");
        tenant.as("analyst").body(changed).put(PATH + "/" + id).then().statusCode(428);
        tenant.as("analyst").header("If-Match", "\"7\"").body(changed).put(PATH + "/" + id).then().statusCode(412);
        tenant.as("analyst").header("If-Match", "*").body(draft("Other", "x", "primary")).put(PATH + "/" + id).then()
                .statusCode(422).body("errors.pointer", contains("/name"));
        tenant.as("analyst").header("If-Match", "*").body(changed).put(PATH + "/" + id).then().statusCode(200)
                .body("description", equalTo("Anew")).body("classifications.classification", contains("dumping"))
                .body("steps.title", contains("Isolate the host", "Look at the logons"));
        tenant.as("analyst").post(path(id, "activation")).then().statusCode(403);
        tenant.as("incident_manager").post(path(id, "activation")).then().statusCode(200).body("status", equalTo("active"))
                .body("activatedAt", notNullValue());
        tenant.as("analyst").header("If-Match", "*").body(changed).put(PATH + "/" + id).then().statusCode(409)
                .body("state", equalTo("active")).body("legalSteps", hasItems("versions", "deprecation"));
        tenant.as("incident_manager").post(path(id, "activation")).then().statusCode(409);
        assertEquals(List.of(List.of("playbook_created"), List.of("playbook_changed"), List.of("playbook_activated")),
                TestSql.as("alerts_owner").query(
                        "select action from audit_log where tenant_id = ? and subject_id = ? order by id",
                        tenant.id(), id));
    }

    @Test
    void aNewVersionTakesThePlaceOfTheOneBefore() {
        String first = anActivePlaybook(tenant, "Dumping", "credential_access");
        tenant.as("analyst").body(draft("Dumping", "x", "primary")).post(PATH).then().statusCode(409);
        String second = tenant.as("analyst").post(path(first, "versions")).then().statusCode(201)
                .body("playbookVersion", equalTo(2)).body("status", equalTo("draft"))
                .body("steps.title", contains("Isolate the host", "Look at the logons"))
                .body("classifications.classification", contains("credential_access")).extract().path("id");
        tenant.as("analyst").post(path(first, "versions")).then().statusCode(409).body("detail", containsString("draft"));
        tenant.as("incident_manager").post(path(second, "activation")).then().statusCode(200);
        tenant.as("viewer").get(PATH + "?name=Dumping").then().body("items.status", contains("deprecated", "active"));
        tenant.as("viewer").get(PATH + "?status=active&classification=credential_access").then()
                .body("items.id", contains(second));
        tenant.as("viewer").get(PATH + "?limit=1").then().body("items.id", contains(first)).body("nextCursor",
                notNullValue());
        assertEquals(List.of(List.of("active"), List.of("deprecated")), TestSql.as("alerts_owner").query(
                "select playbook_status from playbook_classification_links where tenant_id = ? order by 1", tenant.id()));
    }

    @Test
    void aClassificationHasOneActivePrimaryPlaybook() {
        anActivePlaybook(tenant, "Dumping", "credential_access");
        String rival = aDraft(tenant, "Rival", "credential_access", "primary");
        tenant.as("incident_manager").post(path(rival, "activation")).then().statusCode(409)
                .body("detail", containsString("Dumping is the active primary playbook of credential_access"));
        var secondary = Map.of("classifications",
                List.of(Map.of("classification", "credential_access", "relation", "secondary")));
        var primary = Map.of("classifications", List.of(Map.of("classification", "credential_access", "relation", "primary")));
        tenant.as("incident_manager").header("If-Match", "*").body(secondary).put(path(rival, "classifications")).then()
                .statusCode(200);
        tenant.as("incident_manager").post(path(rival, "activation")).then().statusCode(200);
        tenant.as("incident_manager").header("If-Match", "*").body(primary).put(path(rival, "classifications")).then()
                .statusCode(409);
        tenant.as("analyst").header("If-Match", "*").body(primary).put(path(rival, "classifications")).then().statusCode(403);
        assertThrows(IllegalStateException.class, () -> TestSql.as("alerts_owner").update(
                "update playbook_classification_links set relation = 'primary' where tenant_id = ?", tenant.id()));
        var twice = Map.of("classifications", List.of(Map.of("classification", "a", "relation", "primary"),
                Map.of("classification", "a", "relation", "secondary")));
        tenant.as("incident_manager").header("If-Match", "*").body(twice).put(path(rival, "classifications")).then()
                .statusCode(422).body("errors.pointer", contains("/classifications/1/classification"));
    }

    @Test
    void ofTwoThatBecomePrimaryAtOnceOneDoes() {
        var rivals = List.of(aDraft(tenant, "One", "credential_access", "primary"),
                aDraft(tenant, "Two", "credential_access", "primary"));
        var answers = rivals.parallelStream().map(id -> tenant.as("incident_manager").post(path(id, "activation")).statusCode())
                .sorted().toList();
        assertEquals(List.of(200, 409), answers);
    }

    @Test
    void itIsThereForItsRolesAlone() {
        var forLegal = new HashMap<>(draft("Subpoena", "legal", "primary"));
        forLegal.put("roles", List.of("legal"));
        String id = tenant.as("incident_manager").body(forLegal).post(PATH).then().statusCode(201).extract().path("id");
        tenant.as("analyst").get(PATH + "/" + id).then().statusCode(404);
        tenant.as("analyst").get(PATH).then().body("items", empty());
        tenant.as("analyst").header("If-Match", "*").body(forLegal).put(PATH + "/" + id).then().statusCode(404);
        tenant.as("legal").get(PATH).then().body("items.id", contains(id));
        tenant.as("auditor").get(PATH + "/" + id).then().statusCode(200).body("roles", contains("legal"));
        tenant.as("incident_manager").get(PATH + "/" + id).then().statusCode(200);
    }

    @Test
    void whatCanNotBeIsRefusedNamingTheProperty() {
        refused(422, "/steps/0/technique", Map.of("title", "x", "technique", "credential access"));
        refused(422, "/steps/0/link", Map.of("title", "x", "link", "javascript:alert(1)"));
        refused(422, "/steps/0/title", Map.of("title", " "));
        refused(400, "/steps/0/colour", Map.of("title", "x", "colour", "red"));
        tenant.as("analyst").body(Map.of("name", "x", "steps", List.of())).post(PATH).then().statusCode(422);
        tenant.as("analyst").body(Map.of("name", "x", "steps", List.of(Map.of("title", "x")), "roles", List.of("king")))
                .post(PATH)
                .then().statusCode(400);
        tenant.as("viewer").body(draft("x", "y", "primary")).post(PATH).then().statusCode(403);
    }

    private void refused(int status, String pointer, Map<String, ?> step) {
        tenant.as("analyst").body(Map.of("name", "x", "steps", List.of(step))).post(PATH).then().statusCode(status)
                .body("errors.pointer", contains(pointer));
    }

    private static String path(String id, String step) {
        return PATH + "/" + id + "/" + step;
    }
}
