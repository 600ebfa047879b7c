package io.harrier.platform.audit;

import static io.harrier.platform.audit.AuditChain.PATH;
import static io.harrier.platform.note.Notes.aNote;
import static io.harrier.platform.note.Notes.aPublishedNote;
import static io.harrier.platform.note.Notes.titled;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.harrier.platform.access.Role;
import io.harrier.platform.note.Notes;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class AuditLogTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void whoDidWhatIsReadNewestFirst() {
        String id = tenant.as("analyst").header("X-Request-Id", "req-1").body(titled("x")).post(Notes.PATH).then()
                .statusCode(201)
                .extract().path("id");
        tenant.as("incident_manager").post(Notes.PATH + "/" + id + "/publication").then().statusCode(200);
        tenant.as("auditor").get(PATH).then().statusCode(200).body("items.action", contains("note_published", "note_created"))
                .body("items[1].actorKind", equalTo("user"))
                .body("items[1].actor", equalTo(TestTenant.subject(tenant.alias() + "-analyst")))
                .body("items[1].actorName", equalTo(TestTenant.name(tenant.alias() + "-analyst")))
                .body("items[1].subjectType", equalTo("note")).body("items[1].subjectId", equalTo(id))
                .body("items[1].detail.title", equalTo("x")).body("items[1].requestId", equalTo("req-1"))
                .body("items[1].at", notNullValue());
    }

    @Test
    void theLogIsNarrowedAndPaged() {
        String id = aPublishedNote(tenant);
        aNote(tenant, "Another");
        var auditor = tenant.as("auditor").get(PATH + "?limit=2").then().body("items", hasSize(2)).extract();
        tenant.as("auditor").queryParam("limit", 2).queryParam("cursor", (String) auditor.path("nextCursor")).get(PATH).then()
                .body("items.action", contains("note_created")).body("nextCursor", nullValue());
        tenant.as("auditor").queryParam("subjectId", id).get(PATH).then().body("items.subjectId", contains(id, id));
        tenant.as("auditor").queryParam("action", "note_published").get(PATH).then().body("items.subjectId", contains(id));
        tenant.as("auditor").queryParam("actor", "nobody").get(PATH).then().body("items", empty());
        tenant.as("auditor").queryParam("cursor", "nonsense").get(PATH).then().statusCode(400);
    }

    @Test
    void onlyTheAuditorOfTheTenantReadsIt() {
        aNote(tenant, "x");
        for (Role role : Role.values()) {
            int expected = role == Role.AUDITOR ? 200 : 403;
            assertEquals(expected, tenant.as(role.wire).get(PATH).statusCode(), role.wire);
            assertEquals(expected, tenant.as(role.wire).get(PATH + "/verification").statusCode(), role.wire);
        }
        TestTenant.fresh().as("auditor").get(PATH).then().statusCode(200).body("items", empty());
    }

    @Test
    void entriesAreChainedWithinSecondsAndTheHeadIsSigned() {
        tenant.as("auditor").get(PATH + "/verification").then().body("intact", equalTo(true)).body("checked", equalTo(0))
                .body("sealedUpTo", nullValue()).body("checkpoint", nullValue());
        for (int i = 0; i < 5; i++) {
            aNote(tenant, "Note " + i);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> new AuditChain(tenant).seals() == 5);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> new AuditChain(tenant).verification()
                .body("intact", equalTo(true)).body("checked", equalTo(5)).body("unsealed", equalTo(0))
                .body("sealedUpTo.seq", equalTo(5)).body("sealedUpTo.at", notNullValue()).body("checkpoint.seq", equalTo(5))
                .body("firstBroken", nullValue()));
    }

    @Test
    void anAuditorCanComputeTheChain() {
        var chain = AuditChain.of(3);
        for (long seq = 1; seq <= 3; seq++) {
            assertArrayEquals(chain.computedHashAt(seq), chain.hashAt(seq));
        }
    }

    @Test
    void theHeadIsPublishedSigned() {
        var chain = AuditChain.of(2);
        var checkpoint = await().atMost(Duration.ofSeconds(30))
                .until(() -> TestKafka.events(chain.tenant(), "io.harrier.alerts.audit.checkpointed.v1"),
                        found -> !found.isEmpty() && found.get(found.size() - 1).get("seq").asLong() == 2);
        var last = checkpoint.get(checkpoint.size() - 1);
        assertEquals(java.util.HexFormat.of().formatHex(chain.hashAt(2)), last.get("hash").asText());
        String text = String.join("\n", "alerts", chain.tenant().id().toString(), "2", last.get("hash").asText(),
                last.get("signedAt").asText());
        assertArrayEquals(AuditChain.signature(text), Base64.getDecoder().decode(last.get("signature").asText()));
    }

    @Test
    void theServicesRolesCannotChangeWhatIsWritten() {
        AuditChain.of(1);
        for (String role : List.of("alerts", "alerts_worker")) {
            for (String statement : List.of("update audit_log set action = 'x'", "delete from audit_log", "truncate audit_log",
                    "update audit_seals set hash = ''", "delete from audit_seals", "truncate audit_seals",
                    "update audit_checkpoints set hash = ''", "delete from audit_checkpoints", "drop table audit_log")) {
                var refusal = assertThrows(IllegalStateException.class, () -> TestSql.as(role).update(statement),
                        role + ": " + statement);
                assertTrue(refusal.getMessage().matches("(?s).*(permission denied|must be owner).*"), refusal.getMessage());
            }
        }
        for (String statement : List.of("insert into audit_seals values (gen_random_uuid(), 1, 1, '', now())",
                "insert into audit_checkpoints values (gen_random_uuid(), 1, '', now(), '', '')",
                "delete from audit_unsealed")) {
            assertThrows(IllegalStateException.class, () -> TestSql.as("alerts").update(statement), statement);
        }
        assertThrows(IllegalStateException.class, () -> TestSql.as("alerts_worker")
                .update("""
                    insert into audit_log (tenant_id, at, actor_kind, actor, action, subject_type, subject_id, detail)
                    values (gen_random_uuid(), now(), 'user', 'x', 'x', 'x', 'x', '{}')"""));
    }
}
