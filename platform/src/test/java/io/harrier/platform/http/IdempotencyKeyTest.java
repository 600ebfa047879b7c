package io.harrier.platform.http;

import static io.harrier.platform.note.Notes.PATH;
import static io.harrier.platform.note.Notes.atOnce;
import static io.harrier.platform.note.Notes.titled;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.harrier.platform.note.NoteService;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class IdempotencyKeyTest {

    private final TestTenant tenant = TestTenant.fresh();
    private final String key = UUID.randomUUID().toString();

    @Test
    void theSameRequestGetsTheSameAnswerAndLeavesOneNote() {
        var first = create("analyst", key, "x").then().statusCode(201).extract();
        // The same to JSON, though not to the byte.
        var second = tenant.as("analyst").header("Idempotency-Key", key).body("{ \"weight\":1,\"title\": \"\\u0078\" }")
                .post(PATH)
                .then().statusCode(201).extract();
        assertEquals(first.asString(), second.asString());
        assertEquals(first.header("Location"), second.header("Location"));
        tenant.as("analyst").get(first.header("Location")).then().statusCode(200).body("id", equalTo(first.path("id")));
        assertEquals(first.header("ETag"), second.header("ETag"));
        assertEquals(1, notes());
        assertEquals(1L, owner().value(Long.class, "select count(*) from audit_log where tenant_id = ?", tenant.id()));
    }

    @Test
    void theAnswerStaysThoughTheNoteChanged() {
        String id = create("analyst", key, "x").then().statusCode(201).extract().path("id");
        tenant.as("analyst").header("If-Match", "*").body(titled("y")).put(PATH + "/" + id).then().statusCode(200);
        create("analyst", key, "x").then().statusCode(201).body("title", equalTo("x"));
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        create("analyst", key, "x").then().statusCode(201);
        create("analyst", key, "y").then().statusCode(422).body("errors.pointer", contains("Idempotency-Key"));
        assertEquals(1, notes());
    }

    @Test
    void withoutAKeyEveryRequestIsNew() {
        tenant.as("analyst").body(titled("x")).post(PATH).then().statusCode(201);
        tenant.as("analyst").body(titled("x")).post(PATH).then().statusCode(201);
        assertEquals(2, notes());
    }

    @Test
    void ofManyAtOnceOneCreates() throws Exception {
        var answers = atOnce(12, 12, i -> create("analyst", key, "x"));
        assertTrue(Set.of(201, 409).containsAll(answers.stream().map(Response::statusCode).collect(Collectors.toSet())));
        assertEquals(1,
                answers.stream().filter(answer -> answer.statusCode() == 201).map(answer -> answer.path("id")).distinct()
                        .count());
        answers.stream().filter(answer -> answer.statusCode() == 409).forEach(answer -> answer.then()
                .body("type", equalTo("https://harrier.dev/problems/conflict")));
        assertEquals(1, notes());
    }

    @Test
    void workThatFailedLeavesTheKeyFree() {
        create("analyst", key, NoteService.UNLUCKY).then().statusCode(422);
        create("analyst", key, NoteService.UNLUCKY).then().statusCode(422).body("errors.pointer", contains("/title"));
        create("analyst", key, "x").then().statusCode(201);
        assertEquals(1, notes());
    }

    @Test
    void theSameKeyOfAnotherPersonOrTenantIsAnother() {
        String id = create("analyst", key, "x").then().statusCode(201).extract().path("id");
        create("incident_manager", key, "y").then().statusCode(201).body("id", not(equalTo(id)));
        var other = TestTenant.fresh();
        // The same person, elsewhere.
        other.as(tenant.alias() + "-analyst", "analyst").header("Idempotency-Key", key).body(titled("z")).post(PATH).then()
                .statusCode(201).body("title", equalTo("z"));
        assertEquals(2, notes());
    }

    @Test
    void aKeyIsGoodForADay() {
        String id = create("analyst", key, "x").then().statusCode(201).extract().path("id");
        owner().update("update idempotency_keys set created_at = now() - interval '25 hours' where tenant_id = ?", tenant.id());
        create("analyst", key, "x").then().statusCode(201).body("id", not(equalTo(id)));
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        create("analyst", "k".repeat(256), "x").then().statusCode(400).body("errors.pointer", contains("Idempotency-Key"));
        create("analyst", "k".repeat(255), "x").then().statusCode(201);
    }

    private Response create(String role, String withKey, String title) {
        return tenant.as(role).header("Idempotency-Key", withKey).body(Map.of("title", title, "weight", 1)).post(PATH);
    }

    private long notes() {
        return owner().value(Long.class, "select count(*) from notes where tenant_id = ?", tenant.id());
    }

    private static TestSql owner() {
        return TestSql.as("alerts_owner");
    }
}
