package io.harrier.incidents.graph;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class IncidentGraphTest {

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void itShowsWhatBelongsToAnIncident() {
        var alert = UUID.randomUUID().toString();
        var id = incidents
                .opened(Map.of("title", "Beaconing", "alertIds", List.of(alert), "affectedSystems", List.of("WS-0142")));
        var event = tenant.as("analyst")
                .body(Map.of("eventType", "lateral_movement", "description", "To the database", "systemsAffected",
                        List.of("WS-0142", "pay-db-01"), "actorsInvolved", List.of("svc-backup")))
                .post(IncidentsFixture.PATH + id + "/timeline").then().statusCode(201).extract().<String>path("id");
        var activity = tenant.as("analyst")
                .body(Map.of("activityType", "log_analysis", "name", "Proxy logs", "assignedTo", Map.of("subject", "ana")))
                .post(IncidentsFixture.PATH + id + "/activities").then().statusCode(201).extract().<String>path("id");
        var evidence = tenant.as("analyst")
                .body(Map.of("evidenceType", "log_file", "name", "proxy.log", "activityId", activity))
                .post(IncidentsFixture.PATH + id + "/evidence").then().statusCode(201).extract().<String>path("id");
        tenant.as("analyst").body(Map.of("description", "Beacons in the proxy log", "evidenceId", evidence))
                .post(IncidentsFixture.PATH + id + "/timeline").then().statusCode(201);
        var graph = incidents.get(id, "/graph").body("nodes.label", hasItem("proxy.log"))
                .body("edges.findAll { it.to == 'evidence:%s' }.kind".formatted(evidence), hasItem("rests_on"))
                .body("edges.kind", hasItem("found_by"))
                .body("truncated", is(false))
                .body("nodes.id", hasItems("incident:" + id, "alert:" + alert, "event:" + event, "system:WS-0142",
                        "system:pay-db-01", "person:svc-backup", "adversary:unknown adversary", "activity:" + activity,
                        "person:ana"))
                .body("edges.kind",
                        hasItems("primary_of", "part_of", "affects", "done_by", "involves", "assigned_to", "reported_by"))
                .body("edges.findAll { it.to == 'system:WS-0142' }.from", hasItems("incident:" + id, "event:" + event))
                .extract();
        List<String> nodes = graph.path("nodes.id");
        assertEquals(nodes.stream().distinct().count(), nodes.size());
        assertTrue(nodes.containsAll(graph.<List<String>>path("edges.from")));
        assertTrue(nodes.containsAll(graph.<List<String>>path("edges.to")));
    }

    @Test
    void itIsBoundedAndSaysSo() {
        var drawing = new Drawing();
        for (int number = 0; number <= Drawing.MOST_NODES; number++) {
            drawing.node(new GraphNode(NodeKind.ALERT.node(number), NodeKind.ALERT, "", null, null));
        }
        drawing.edge("alert:0", "alert:1000", EdgeKind.BELONGS_TO);
        var graph = drawing.of(UUID.randomUUID());
        assertEquals(Drawing.MOST_NODES, graph.nodes().size());
        assertTrue(graph.truncated());
        assertTrue(graph.edges().isEmpty());
    }

    @Test
    void whatIsHiddenHasNoGraph() {
        var id = incidents.detected();
        tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(IncidentsFixture.PATH + id + "/restriction").then().statusCode(200);
        tenant.as("outsider", "incident_manager").get(IncidentsFixture.PATH + id + "/graph").then().statusCode(404);
        tenant.as("max", "incident_manager").get(IncidentsFixture.PATH + id + "/graph").then().statusCode(200)
                .body("nodes.kind", hasItem("person"));
    }
}
