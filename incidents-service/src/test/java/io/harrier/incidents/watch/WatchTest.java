package io.harrier.incidents.watch;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class WatchTest {

    private static final String PATH = IncidentsFixture.PATH;

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void whoSeesAnIncidentMayWatchItAndFindsItAgain() {
        var id = incidents.detected();
        var other = incidents.detected();
        watch("eve", id, 200);
        watch("eve", id, 200);
        tenant.as("ana", "analyst").post(PATH + id + "/watchers").then().body("watching", is(true)).body("watchers", is(2));
        watch("ana", other, 200);
        tenant.as("eve", "viewer").get("/api/v1/incidents?watchedByMe=true").then().body("items.id", contains(id));
        tenant.as("eve", "viewer").get("/api/v1/incidents?watchedByMe=true&q=credential").then().body("items.id", contains(id));
        tenant.as("ana", "viewer").get("/api/v1/incidents?watchedByMe=true").then().body("items", hasSize(2));
        tenant.as("bob", "viewer").get("/api/v1/incidents?watchedByMe=true").then().body("items", empty());
        var cursor = incidents.get(id, "/watchers?limit=1").body("items", hasSize(1)).extract().<String>path("nextCursor");
        incidents.get(id, "/watchers?limit=1&cursor=" + cursor).body("items", hasSize(1));
        incidents.get(id, "").body("version", is(0));
        tenant.as("eve", "viewer").delete(PATH + id + "/watchers/me").then().body("watching", is(false)).body("watchers",
                is(1));
        tenant.as("eve", "viewer").delete(PATH + id + "/watchers/me").then().statusCode(200);
        incidents.get(id, "/watchers").body("items.person.name", contains("Ana"));
        TestTenant.fresh().as("viewer").post(PATH + id + "/watchers").then().statusCode(404);
        tenant.as("pipeline").post(PATH + id + "/watchers").then().statusCode(403);
        tenant.as("ada", "auditor").post(PATH + id + "/watchers").then().statusCode(403);
        // Who became an auditor since stops watching.
        tenant.as("ana", "auditor").delete(PATH + id + "/watchers/me").then().statusCode(200);
        incidents.get(id, "/watchers").body("items", empty());
    }

    @Test
    void whoNoLongerSeesARestrictedIncidentWatchesItNoMore() {
        var id = incidents.detected();
        watch("eve", id, 200);
        watch("ana", id, 200);
        tenant.as("max", "incident_manager").header("If-Match", "*")
                .body(Map.of("members", List.of(Map.of("subject", TestTenant.subject("ana"), "name", "Ana"))))
                .put(PATH + id + "/restriction").then().statusCode(200);
        watch("eve", id, 404);
        tenant.as("eve", "viewer").get(PATH + id + "/watchers").then().statusCode(404);
        tenant.as("eve", "viewer").get("/api/v1/incidents?watchedByMe=true").then().body("items", empty());
        tenant.as("ana", "viewer").get(PATH + id + "/watchers").then().body("items.person.name", contains("Ana"));
    }

    private void watch(String person, String id, int status) {
        tenant.as(person, "viewer").post(PATH + id + "/watchers").then().statusCode(status);
    }
}
