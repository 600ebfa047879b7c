package io.harrier.alerts;

import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.awaitEvent;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class MentionTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void whomACommentMentionsIsToldUntilTheyHaveSeenIt() {
        String id = anAlert(tenant);
        meet("Bob.Smith", "eve@acme.example");
        comment("ana", id, "@bob.smith, please look (and @eve@acme.example). @nobody knows ops@acme.example; @bob.smith.")
                .statusCode(201).body("mentions.people.username", contains("bob.smith", "eve@acme.example"))
                .body("mentions.people.name", contains("Bob.Smith", "Eve@acme.example"))
                .body("mentions.unknown", contains("nobody"));
        tenant.as("viewer").get("/api/v1/alerts/" + id + "/events").then().body("items[0].mentions.people", hasSize(2));
        var event = awaitEvent(tenant, "io.harrier.alerts.alert.mentioned.v1", it -> it.get("alertId").asText().equals(id));
        assertEquals(TestTenant.subject("Bob.Smith"), event.at("/mentioned/0/subject").asText());
        assertEquals("Ana", event.at("/actor/name").asText());

        var mine = mentions("Bob.Smith", "?seen=false").body("items", hasSize(1)).body("items[0].alert.id", is(id))
                .body("items[0].comment.actor.name", is("Ana")).body("items[0].seenAt", nullValue());
        String mention = mine.extract().path("items[0].id");
        for (String other : new String[]{"eve@acme.example", "ana"}) {
            tenant.as(other, "analyst").get("/api/v1/mentions/" + mention).then().statusCode(404);
            tenant.as(other, "analyst").post("/api/v1/mentions/" + mention + "/acknowledgement").then().statusCode(404);
        }
        String seenAt = acknowledge("Bob.Smith", mention).body("seenAt", notNullValue()).extract().path("seenAt");
        acknowledge("Bob.Smith", mention).body("seenAt", is(seenAt));
        mentions("Bob.Smith", "?seen=false").body("items", empty());
        mentions("Bob.Smith", "?seen=true").body("items.id", contains(mention));
        mentions("eve@acme.example", "").body("items", hasSize(1));
    }

    @Test
    void onlyPeopleOfTheOrganizationWhoMaySeeTheAlertAreMentioned() {
        var other = TestTenant.fresh();
        other.as("zoe", "viewer").get("/api/v1/mentions").then().statusCode(200);
        meet("bob", "eve");
        String id = anAlert(tenant);
        var incident = AnIncident.of(tenant, id).restrictedTo("ana", "bob");
        comment("ana", id, "@bob @eve @zoe").body("mentions.people.username", contains("bob"))
                .body("mentions.unknown", contains("eve", "zoe"));
        mentions("bob", "").body("items", hasSize(1));
        incident.restrictedTo("ana");
        mentions("bob", "").body("items", empty());
        incident.shown();
        mentions("bob", "").body("items", hasSize(1));
        mentions("eve", "").body("items", empty());
    }

    @Test
    void aCommentSentTwiceTellsOnceAndNobodyOfThemselves() {
        meet("ana", "bob");
        String id = anAlert(tenant);
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            tenant.as("ana", "analyst").header("Idempotency-Key", key).body(Map.of("text", "@bob and I, @ana"))
                    .post("/api/v1/alerts/" + id + "/comments").then().statusCode(201)
                    .body("mentions.people", hasSize(2));
        }
        mentions("bob", "").body("items", hasSize(1));
        mentions("ana", "").body("items", empty());
        comment("ana", id, IntStream.range(0, 21).mapToObj(i -> "@p" + i).collect(Collectors.joining(" "))).statusCode(422)
                .body("errors.pointer", contains("/text"));
        comment("ana", id, "Nobody in particular").statusCode(201).body("mentions", nullValue());
        for (int i = 0; i < 3; i++) {
            comment("ana", id, "@bob " + i).statusCode(201);
        }
        String cursor = mentions("bob", "?limit=3").body("items.comment.note", contains("@bob 2", "@bob 1", "@bob 0")).extract()
                .path("nextCursor");
        mentions("bob", "?limit=3&cursor=" + cursor).body("items", hasSize(1)).body("nextCursor", nullValue());
    }

    @Test
    void peopleAreListedByTheBeginningOfTheirNames() {
        meet("bob", "Bea", "eve");
        TestTenant.fresh().as("bert", "viewer").get("/api/v1/mentions").then().statusCode(200);
        people("?q=B").body("items.username", contains("bea", "bob")).body("items[0].subject", is(TestTenant.subject("Bea")));
        String cursor = people("?q=b&limit=1").body("items.username", contains("bea")).extract().path("nextCursor");
        people("?q=b&limit=1&cursor=" + cursor).body("items.username", contains("bob")).body("nextCursor", nullValue());
    }

    private ValidatableResponse people(String query) {
        return tenant.as("eve", "viewer").get("/api/v1/alerts-service/people" + query).then().statusCode(200);
    }

    /** People are known from when they were here. */
    private void meet(String... people) {
        for (String person : people) {
            mentions(person, "");
        }
    }

    private ValidatableResponse mentions(String person, String query) {
        return tenant.as(person, "viewer").get("/api/v1/mentions" + query).then().statusCode(200);
    }

    private ValidatableResponse acknowledge(String person, String mention) {
        return tenant.as(person, "viewer").post("/api/v1/mentions/" + mention + "/acknowledgement").then().statusCode(200);
    }

    private ValidatableResponse comment(String person, String id, String text) {
        return tenant.as(person, "analyst").body(Map.of("text", text)).post("/api/v1/alerts/" + id + "/comments").then();
    }
}
