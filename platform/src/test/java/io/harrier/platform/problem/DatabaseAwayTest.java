package io.harrier.platform.problem;

import static io.harrier.platform.note.Notes.PATH;
import static io.harrier.platform.note.Notes.aNote;
import static io.harrier.platform.note.Notes.titled;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.harrier.platform.note.AnEvent;
import io.harrier.platform.note.NoteWritten;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(DatabaseRelay.class)
class DatabaseAwayTest {

    private final TestTenant tenant = TestTenant.fresh();
    AtomicBoolean databaseIsAway;

    @AfterEach
    void theDatabaseIsBack() {
        databaseIsAway.set(false);
    }

    @Test
    void requestsAreToldWhenToAskAgainAndServedOnceItIsBack() {
        String id = aNote(tenant, "Before");
        databaseIsAway.set(true);
        for (int i = 0; i < 20; i++) {
            tenant.as("viewer").get(PATH + "/" + id).then().statusCode(503).contentType("application/problem+json")
                    .header("Retry-After", matchesPattern("[1-9]\\d*"))
                    .body("type", equalTo("https://harrier.dev/problems/unavailable"))
                    .body("detail", equalTo("A server that Harrier needs is away")).body(not(containsString("127.0.0.1")));
            tenant.as("analyst").body(titled("Meanwhile")).post(PATH).then().statusCode(503);
            tenant.as("auditor").get("/api/v1/platform-test/audit").then().statusCode(503);
        }
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/q/health/live").then().statusCode(200);

        databaseIsAway.set(false);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> tenant.as("viewer").get(PATH + "/" + id).statusCode() == 200);
        tenant.as("analyst").body(titled("After")).post(PATH).then().statusCode(201);
        await().atMost(Duration.ofSeconds(30)).until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void anEventThatCameMeanwhileIsHandledAndWhatWasWrittenBeforeIsSent() {
        String written = aNote(tenant, "Before");
        databaseIsAway.set(true);
        tenant.as("viewer").get(PATH).then().statusCode(503);
        var event = AnEvent.of(tenant, NoteWritten.WRITTEN, UUID.randomUUID(), "Meanwhile").send();
        databaseIsAway.set(false);
        await().atMost(Duration.ofSeconds(60)).until(() -> AnEvent.receipts(event.id()) == 1);
        await().atMost(Duration.ofSeconds(60)).until(() -> AnEvent.receiptsOfNote(UUID.fromString(written)).size() == 1);
        assertEquals(0, event.deadLetters().size());
    }
}
