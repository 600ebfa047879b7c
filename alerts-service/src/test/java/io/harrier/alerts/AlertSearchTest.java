package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aClaimedAlert;
import static io.harrier.alerts.Alerts.aResolvedAlert;
import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.many;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Alerts found by words and by CEL. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class AlertSearchTest {

    private static final String RICH = """
        {"sourceSystem": "edr-1", "sourceId": "ldt:9f31:%s", "sourceType": "edr", "title": "Beaconing from WS-0142", "severity": "high",
         "description": "Periodic traffic of rundll32.exe to https://evil.example/gate.php?x=1, path C:\\\\Users\\\\bob\\\\a.dll",
         "entity": {"type": "host", "id": "h-77", "name": "kronos"}, "affectedSystems": ["srv-db-01"],
         "observables": [{"type": "ip", "value": "203.0.113.77"}, {"type": "hash", "value": "44d88612fea8a8f36de82e1278abb02f"}]}""";

    private final TestTenant tenant = TestTenant.fresh();

    @ParameterizedTest
    @ValueSource(strings = {"eaconing", "203.0.113.77", "44d88612", "44D88612fea8a8f36de82e1278abb02f", "srv-db-01", "kronos",
            "ldt:9f31",
            "rundll32.exe", "evil.example", "gate.php", "C:\\Users\\bob", "bob", "beaconing 203.0.113.77",
            "periodic traffic kronos"})
    void allThatIsSaidOfAnAlertFindsIt(String words) {
        anAlert(tenant);
        String id = aRichAlert();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> found("q", words).body("items.id", contains(id)));
    }

    @Test
    void everyWordHasToBeThereAndNothingStandsForAnything() {
        String id = aRichAlert();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> found("q", "rundll32").body("items.id", contains(id)));
        for (String words : List.of("rundll32 absent", "undll32.exe%", "b_aconing", "203.0.113.778", "'' | 'kronos'",
                "kronos:*x & !a")) {
            found("q", words).body("items", empty());
        }
        tenant.as("viewer").queryParam("q", "kr").get("/api/v1/alerts").then().statusCode(400);
        TestTenant.fresh().as("viewer").queryParam("q", "rundll32").get("/api/v1/alerts").then().statusCode(200)
                .body("items", empty());
    }

    @Test
    void commentsAreFoundButNotWhatWasWrittenInAnIncident() {
        String id = aClaimedAlert(tenant);
        comment("analyst", id, "Called the helpdesk of Poughkeepsie");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> found("q", "poughkeepsie").body("items.id", contains(id)));
        var incident = AnIncident.of(tenant, id).restrictedTo(tenant.alias() + "-analyst");
        comment("analyst", id, "The insider is zaphod");
        incident.unlinked(id);
        String other = anAlert(tenant);
        comment("analyst", other, "Compare with zaphod");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> found("q", "zaphod").body("items.id", contains(other)));
    }

    @Test
    void theAlertsOfARestrictedIncidentAreFoundByItsMembersAlone() {
        String id = aRichAlert();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> found("q", "kronos").body("items.id", contains(id)));
        AnIncident.of(tenant, id).restrictedTo("ana");
        for (var ask : List.of(Map.of("q", "kronos"), Map.of("q", "beaconing"), Map.of("filter", "title.contains('Beaconing')"),
                Map.of("filter", "severity == 'high'"), Map.of("filter", "'203.0.113.77' in observables"))) {
            tenant.as("ana", "viewer").queryParams(ask).get("/api/v1/alerts").then().statusCode(200).body("items.id",
                    contains(id));
            tenant.as("eve", "incident_manager").queryParams(ask).get("/api/v1/alerts").then().statusCode(200)
                    .body("items", empty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"severity >= 'high'", "severity == 'critical' || severity == 'high'",
            "status == 'open' && sourceType == 'edr'",
            "entity.name == 'kronos'", "has(entity.name) && entity.name != 'ws-1'", "'srv-db-01' in affectedSystems",
            "'203.0.113.77' in observables", "title.startsWith('Beac') && title.endsWith('0142')",
            "description.contains('gate.php')",
            "!(title.contains('Credential')) && outcome == null", "assignedTo.subject == null && seenCount == 1",
            "receivedAt > now - duration('1h') && firstSeenAt <= now + duration('1h')",
            "current && !severityRaised && reopenedCount < 1",
            "thresholdValue == null && incidentId == null && resolvedAt == null",
            "severity in ['high', 'critical'] && classification == null"})
    void aFilterNarrowsTheListTheSearchAndEveryPage(String filter) {
        anAlert(tenant, UUID.randomUUID().toString(), "low");
        aResolvedAlert(tenant);
        String id = aRichAlert();
        String narrowed = "(" + filter + ") && classification == null";
        found("filter", narrowed).body("items.id", contains(id));
        tenant.as("viewer").queryParam("filter", narrowed).queryParam("q", "beaconing").queryParam("status", "open")
                .get("/api/v1/alerts").then().statusCode(200).body("items.id", contains(id));
        found("filter", "!(" + narrowed + ")").body("items", hasSize(2));
    }

    @Test
    void everyPropertyOfTheDocumentCanBeAskedForInListAndSearch() {
        aRichAlert();
        var rows = TestSql.as("alerts_owner")
                .query("select name, type, expression from filter_properties where search = 'alerts'");
        for (var row : rows) {
            String name = row.get(0).toString();
            String condition = row.get(2).toString().contains("%s") ? "'x' in " + name : name + " == null";
            found("filter", condition + " || status == 'open'").body("items", hasSize(1));
            found("filter", "(" + condition + " || status == 'open') && title.contains('Beaconing')").body("items", hasSize(1));
        }
        String told = tenant.as("viewer").queryParam("filter", "nothing == 1").get("/api/v1/alerts").then().statusCode(400)
                .body("errors.pointer", contains("filter")).extract().path("detail");
        var known = Set.of(told.replaceAll(".*there are ", "").split(", "));
        assertEquals(known, rows.stream().map(row -> row.get(0).toString()).collect(java.util.stream.Collectors.toSet()));
    }

    @Test
    void whatIsNoFilterIsRefusedAndThePlaceNamed() {
        tenant.as("viewer").queryParam("filter", "severity = 'high'").get("/api/v1/alerts").then().statusCode(400)
                .body("detail", containsString("Line 1"));
        tenant.as("viewer").queryParam("filter", "title.matches('a+')").get("/api/v1/alerts").then().statusCode(400)
                .body("detail", containsString("column 14"));
        tenant.as("viewer").queryParam("filter", "title == '\\x00'").get("/api/v1/alerts").then().statusCode(400);
        tenant.as("viewer").queryParam("filter", "a".repeat(2001)).get("/api/v1/alerts").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-severity", "updatedAt", "createdAt"})
    void aFilteredSearchPagesThroughAllThatItFindsInEveryOrder(String sort) {
        many(tenant, 250, "Haystack ", "critical", "resolved");
        many(tenant, 30, "Haystack ", "low", "open");
        for (var ask : List.of(Map.of("q", "haystack"), Map.of("filter", "status == 'resolved' || severity == 'low'"),
                Map.of("filter", "title.startsWith('Hay')"))) {
            Set<String> ids = new HashSet<>();
            String cursor = "";
            for (int page = 1; cursor != null; page++) {
                assertTrue(page <= 4, "There is no end");
                var answer = tenant.as("viewer").queryParams(ask).queryParam("sort", sort).queryParam("limit", 100)
                        .queryParam("cursor", cursor).get("/api/v1/alerts").then().statusCode(200).extract();
                ids.addAll(answer.<List<String>>path("items.id"));
                cursor = answer.path("nextCursor");
            }
            assertEquals(280, ids.size(), ask.toString());
        }
    }

    @Test
    void meIsWhoAsks() {
        String mine = aClaimedAlert(tenant);
        anAlert(tenant);
        tenant.as("analyst").queryParam("filter", "assignedTo.subject == me").get("/api/v1/alerts").then()
                .body("items.id", contains(mine));
        tenant.as("viewer").queryParam("filter", "assignedTo.subject == me").get("/api/v1/alerts").then().body("items",
                empty());
        tenant.as("viewer").queryParam("filter", "assignedTo.subject != me").get("/api/v1/alerts").then().body("items",
                hasSize(2));
        tenant.as("viewer").queryParam("sort", "-assignedAt").get("/api/v1/alerts").then().body("items.id",
                containsInAnyOrder(mine));
    }

    private String aRichAlert() {
        return tenant.as("pipeline").body(RICH.formatted(UUID.randomUUID())).post("/api/v1/alerts").then()
                .statusCode(201).extract().path("id");
    }

    private void comment(String role, String id, String text) {
        tenant.as(role).body(Map.of("text", text)).post("/api/v1/alerts/" + id + "/comments").then().statusCode(201);
    }

    private ValidatableResponse found(String parameter, String value) {
        return tenant.as("viewer").queryParam(parameter, value).get("/api/v1/alerts").then().statusCode(200);
    }
}
