package io.harrier.postmortems.review;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.harrier.postmortems.incident.AnIncident;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class ReviewWritingTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aReviewPlannedByHandTakesTypeNameAndDateFromItsIncident() {
        var incident = AnIncident.of(tenant).severity("medium").told("opened").awaitKnown();
        var due = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).plusDays(14).toString();
        tenant.as("analyst").body(Map.of("incidentId", incident.id)).post("/api/v1/reviews").then().statusCode(201)
                .header("ETag", "\"0\"")
                .body("status", equalTo("scheduled"))
                .body("type", equalTo("technical"))
                .body("name", equalTo("Review of " + incident.reference() + ": Credential dumping on pay-db-01"))
                .body("scheduledDate", equalTo(due))
                .body("blameless", equalTo(true))
                .body("createdBy.name", equalTo(TestTenant.name(tenant.alias() + "-analyst")))
                .body("steps", contains("beginning"));
    }

    @Test
    void theTitleOfARestrictedIncidentIsNotInTheName() {
        var incident = AnIncident.of(tenant).restricted("ana").told("opened").awaitKnown();
        tenant.as("ana", "analyst").body(Map.of("incidentId", incident.id)).post("/api/v1/reviews").then().statusCode(201)
                .body("name", equalTo("Review of " + incident.reference()));
    }

    @Test
    void aSecondLiveReviewOfATypeIsAConflictAndOneOfAnotherTypeIsNot() {
        var incident = AnIncident.knownTo(tenant);
        var first = AReview.planned(tenant, Map.of("incidentId", incident.id));
        tenant.as("analyst").body(Map.of("incidentId", incident.id)).post("/api/v1/reviews").then().statusCode(409)
                .body("detail", containsString(first.id));
        AReview.planned(tenant, Map.of("incidentId", incident.id, "type", "executive"));
    }

    @Test
    void anIncidentNotKnownYetIsAskedForAgain() {
        tenant.as("analyst").body(Map.of("incidentId", UUID.randomUUID())).post("/api/v1/reviews").then().statusCode(503)
                .header("Retry-After", not(nullValue()));
    }

    @Test
    void onlyThematicReviewsAndTabletopsNeedNoIncident() {
        tenant.as("analyst").body(Map.of("name", "Phishing in Q3", "type", "executive")).post("/api/v1/reviews").then()
                .statusCode(422).body("errors[0].pointer", equalTo("/incidentId"));
        tenant.as("analyst").body(Map.of("type", "thematic")).post("/api/v1/reviews").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/name"));
        AReview.planned(tenant, Map.of("name", "Phishing in Q3", "type", "thematic"));
    }

    @Test
    void theSameRequestTwiceMakesOneReview() {
        var key = UUID.randomUUID().toString();
        var plan = Map.of("type", "tabletop", "name", "Ransomware on a Friday");
        var ids = List.of(1, 2).stream().map(time -> tenant.as("analyst").header("Idempotency-Key", key).body(plan)
                .post("/api/v1/reviews").then().statusCode(201).extract().<String>path("id")).distinct().toList();
        org.junit.jupiter.api.Assertions.assertEquals(1, ids.size());
        tenant.as("analyst").header("Idempotency-Key", key).body(Map.of("type", "tabletop", "name", "Another"))
                .post("/api/v1/reviews").then().statusCode(422);
    }

    @Test
    void whatIsWrittenIsRead() {
        var review = AReview.tabletop(tenant);
        var content = Map.of(
                "rootCauses", List.of(Map.of("cause", "Weak password", "analysis", "Five whys")),
                "participants", List.of(Map.of("name", "Ana Lyst", "role", "facilitator")),
                "whatWentWell", List.of("Fast detection"),
                "whatWentWrong", "Slow containment",
                "impactAnalysis", Map.of("affectedUsers", 12, "downtime", "PT40M", "affectedSystems", List.of("pay-db-01")),
                "actionItems", List.of(Map.of("title", "Rotate keys", "dueDate", "2026-04-01", "priority", "high",
                        "owner", Map.of("subject", "u1", "name", "Max Manager"))),
                "facilitator", Map.of("subject", "u1", "name", "Max Manager"),
                "contributingFactors", List.of("Flat network"));
        review.write(content);
        review.get().body("rootCauses[0].cause", equalTo("Weak password"))
                .body("participants[0].role", equalTo("facilitator"))
                .body("whatWentWell", contains("Fast detection"))
                .body("whatWentWrong", contains("Slow containment"))
                .body("impactAnalysis.affectedUsers", equalTo(12))
                .body("impactAnalysis.downtime", equalTo("PT40M"))
                .body("actionItems[0].dueDate", equalTo("2026-04-01"))
                .body("actionItems[0].owner.name", equalTo("Max Manager"))
                .body("facilitator.subject", equalTo("u1"))
                .body("contributingFactors", contains("Flat network"))
                .body("version", equalTo(1));
    }

    @Test
    void aPatchNamesItsVersionAndOnlyWhatMayChange() {
        var review = AReview.tabletop(tenant);
        review.patched(null, Map.of("name", "Another")).statusCode(428);
        review.patched("\"7\"", Map.of("name", "Another")).statusCode(412);
        review.patched("\"0\"", Map.of("status", "published")).statusCode(400).body("errors[0].pointer", equalTo("/status"));
        review.patched("\"0\"", Map.of("name", " ")).statusCode(422).body("errors[0].pointer", equalTo("/name"));
        review.patched("\"0\"", Map.of("actionItems", List.of(Map.of("title", "")))).statusCode(422)
                .body("errors[0].pointer", equalTo("/actionItems/0/title"));
        review.patched("\"0\"", Map.of("name", "Another")).statusCode(200).body("name", equalTo("Another"));
    }

    @Test
    void internalNotesAreApartAndNotForEveryReader() {
        var review = AReview.tabletop(tenant);
        var path = "/api/v1/reviews/" + review.id + "/internal-notes";
        tenant.as("analyst").body(Map.of("notes", "Ask legal first")).put(path).then().statusCode(428);
        tenant.as("analyst").header("If-Match", "\"0\"").body(Map.of("notes", "Ask legal first")).put(path).then()
                .statusCode(200).body("notes", equalTo("Ask legal first"));
        review.get().body("internalNotes", nullValue());
        tenant.as("compliance_officer").get(path).then().statusCode(200).body("notes", equalTo("Ask legal first"));
        tenant.as("viewer").get(path).then().statusCode(403);
    }

    @Test
    void theListIsFilteredAndPaged() {
        var incident = AnIncident.knownTo(tenant);
        var scheduled = AReview.planned(tenant, Map.of("incidentId", incident.id, "scheduledDate", "2026-05-02"));
        var later = AReview.planned(tenant, Map.of("type", "tabletop", "name", "Later", "scheduledDate", "2026-06-01"));
        var published = AReview.planned(tenant, Map.of("type", "thematic", "name", "Soon", "scheduledDate", "2026-05-01"))
                .published();
        tenant.as("viewer").queryParam("status", "planned").get("/api/v1/reviews").then().statusCode(200)
                .body("items.id", contains(later.id, scheduled.id));
        tenant.as("viewer").queryParam("status", "final").get("/api/v1/reviews").then().body("items.id",
                contains(published.id));
        tenant.as("viewer").queryParam("incidentId", incident.id).get("/api/v1/reviews").then()
                .body("items.id", contains(scheduled.id));
        tenant.as("viewer").queryParam("type", "tabletop", "thematic").get("/api/v1/reviews").then().body("items", hasSize(2));
        tenant.as("viewer").queryParam("scheduledUntil", "2026-05-02").queryParam("sort", "scheduledDate")
                .get("/api/v1/reviews").then().body("items.id", contains(published.id, scheduled.id));
        String next = tenant.as("viewer").queryParam("limit", 2).queryParam("sort", "scheduledDate").get("/api/v1/reviews")
                .then().body("items.id", contains(published.id, scheduled.id)).extract().path("nextCursor");
        tenant.as("viewer").queryParam("limit", 2).queryParam("sort", "scheduledDate").queryParam("cursor", next)
                .get("/api/v1/reviews").then().body("items.id", contains(later.id)).body("nextCursor", nullValue());
        tenant.as("viewer").queryParam("cursor", next).get("/api/v1/reviews").then().statusCode(400);
    }

    @Test
    void aFilterThatIsNoneIsNamed() {
        tenant.as("viewer").queryParam("status", "finished").get("/api/v1/reviews").then().statusCode(400)
                .body("errors[0].pointer", startsWith("status"));
        tenant.as("viewer").queryParam("scheduledUntil", "tomorrow").get("/api/v1/reviews").then().statusCode(400);
    }
}
