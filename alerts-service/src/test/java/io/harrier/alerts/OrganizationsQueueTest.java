package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aResolvedAlert;
import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.many;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** One queue over the organizations of a person. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class OrganizationsQueueTest {

    private static final String QUEUE = "/api/v1/queue";

    private final TestTenant first = TestTenant.fresh();
    private final TestTenant second = TestTenant.fresh();
    private final TestTenant unread = TestTenant.fresh();
    private final TestTenant foreign = TestTenant.fresh();

    @Test
    void theQueuesOfAllWhereOneMayReadAreOne() {
        String low = anAlert(first, UUID.randomUUID().toString(), "low");
        String critical = anAlert(second, UUID.randomUUID().toString(), "critical");
        String high = anAlert(first, UUID.randomUUID().toString(), "high");
        aResolvedAlert(first);
        anAlert(unread);
        anAlert(foreign);
        queue(Map.of()).body("items.alert.id", contains(critical, high, low))
                .body("items.organization.alias", contains(second.alias(), first.alias(), first.alias()))
                .body("items.organization.id", contains(second.id().toString(), first.id().toString(), first.id().toString()));
        queue(Map.of("organization", first.alias())).body("items.alert.id", contains(high, low));
        queue(Map.of("filter", "severity == 'critical'")).body("items.alert.id", contains(critical));
        queue(Map.of("q", "credential", "severity", "low")).body("items.alert.id", contains(low));
        first.as("analyst").get(QUEUE).then().statusCode(200).body("items.alert.id", contains(high, low));
        ana().header("Harrier-Tenant", second.alias()).get(QUEUE).then().statusCode(200).body("items.alert.id",
                contains(critical));
    }

    @Test
    void aPageGoesOnOverAllOfThem() {
        for (var tenant : List.of(first, second)) {
            for (String severity : List.of("critical", "low")) {
                many(tenant, 30, "Haystack ", severity, "open");
            }
        }
        for (String sort : List.of("-severity", "updatedAt", "createdAt")) {
            var ids = new ArrayList<String>();
            var ranks = new ArrayList<String>();
            String cursor = "";
            while (cursor != null) {
                var page = queue(Map.of("limit", "17", "cursor", cursor, "sort", sort)).extract();
                ids.addAll(page.<List<String>>path("items.alert.id"));
                ranks.addAll(page.<List<String>>path("items.alert.severity"));
                cursor = page.path("nextCursor");
                assertTrue(ids.size() <= 120, "There is no end");
            }
            assertEquals(120, new HashSet<>(ids).size(), sort);
            assertTrue(!sort.equals("-severity") || ranks.lastIndexOf("critical") < ranks.indexOf("low"));
        }
    }

    @Test
    void whatIsHiddenInOneOrganizationIsHiddenHereToo() {
        String hidden = anAlert(first);
        String shown = anAlert(second);
        AnIncident.of(first, hidden).restrictedTo("bob");
        for (var ask : List.of(Map.of("status", "escalated"), Map.of("q", "credential"),
                Map.of("filter", "status != 'resolved'"))) {
            var all = new HashMap<String, Object>(ask);
            all.putIfAbsent("status", List.of("open", "escalated"));
            ana().queryParams(all).get(QUEUE).then().statusCode(200)
                    .body("items.alert.id", ask.containsKey("status") ? empty() : contains(shown));
        }
        as("bob", Map.of(first, List.of("viewer"), second, List.of("viewer"))).queryParam("status", "open", "escalated")
                .get(QUEUE).then()
                .statusCode(200).body("items.alert.id", containsInAnyOrder(hidden, shown));
    }

    @Test
    void oneMayNotNameWhatOneMayNotRead() {
        for (String alias : List.of(foreign.alias(), unread.alias(), "nobody")) {
            ana().queryParam("organization", alias).get(QUEUE).then().statusCode(403).body("detail",
                    containsString(first.alias()));
        }
        ana().header("Harrier-Tenant", foreign.alias()).get(QUEUE).then().statusCode(403);
        ana().header("Harrier-Tenant", unread.alias()).get(QUEUE).then().statusCode(403);
        as("cid", Map.of(first, List.of("pipeline"), second, List.of("tenant_admin"))).get(QUEUE).then().statusCode(403);
        // The right to read somewhere is none to do anything else without saying where.
        ana().get("/api/v1/alerts").then().statusCode(403).body("detail", containsString("Harrier-Tenant"));
        ana().queryParam("filter", "nothing == 1").get(QUEUE).then().statusCode(400);
    }

    @Test
    void fortyOrganizationsAreReadAsOne() {
        var memberships = new HashMap<TestTenant, List<String>>();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            var tenant = i == 0
                    ? first
                    : new TestTenant(UUID.randomUUID(), "q" + UUID.randomUUID().toString().substring(0, 12));
            memberships.put(tenant, List.of("analyst"));
            many(tenant, 1, "One of many ", "high", "open");
        }
        var all = as("dan", memberships).queryParam("limit", 200).get(QUEUE).then().statusCode(200).extract();
        ids.addAll(all.<List<String>>path("items.alert.id"));
        assertEquals(40, new HashSet<>(ids).size());
    }

    private ValidatableResponse queue(Map<String, String> ask) {
        return ana().queryParams(ask).get(QUEUE).then().statusCode(200);
    }

    private RequestSpecification ana() {
        return as("ana",
                Map.of(first, List.of("analyst"), second, List.of("viewer"), unread, List.of("tenant_admin", "pipeline")));
    }

    private static RequestSpecification as(String person, Map<TestTenant, List<String>> memberships) {
        return given().auth().oauth2(TestTenant.token(person, memberships))
                .accept("application/json, application/problem+json");
    }
}
