package io.harrier.incidents.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.incidents.evidence.EvidenceFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestStream;
import io.harrier.platform.testing.TestStream.Sent;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What changes, as it changes. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class IncidentStreamTest {

    private static final String STREAM = "/api/v1/incidents-service/stream";

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void whatHappensToTheTenantsIncidentsIsToldAndNothingOfOthers() {
        var other = TestTenant.fresh();
        try (var stream = open("viewer-1", null); var theirs = TestStream.open(other.token("eve", "viewer"), STREAM, null)) {
            var id = incidents.investigating();
            var opened = stream.await(about("incident.opened", id));
            assertEquals("high", opened.data().at("/data/incident/severity").asText());
            stream.await(about("incident.status_changed", id));
            EvidenceFixture.of(tenant, id).taken(Map.of());
            stream.await(about("evidence.collected", id));
            var foreign = IncidentsFixture.of(other).detected();
            theirs.await(about("incident.opened", foreign));
            assertTrue(theirs.sent().stream().noneMatch(it -> it.data().toString().contains(id)));
            assertTrue(stream.sent().stream().noneMatch(it -> it.data().toString().contains(foreign)));
        }
    }

    @Test
    void aRestrictedIncidentIsToldOfToThoseWhoSeeItAlone() {
        var id = incidents.detected();
        tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(IncidentsFixture.PATH + id + "/restriction").then().statusCode(200);
        String place;
        try (var member = open("max", null); var outsider = open("eve", null)) {
            place = outsider.await(it -> it.name().equals("open")).id();
            tenant.as("max", "incident_manager").body(Map.of()).post(IncidentsFixture.PATH + id + "/investigation").then()
                    .statusCode(200);
            member.await(about("incident.status_changed", id));
            var seen = incidents.detected();
            outsider.await(about("incident.opened", seen));
            assertTrue(outsider.sent().stream().noneMatch(it -> it.data().toString().contains(id)));
        }
        try (var outsider = open("eve", place); var member = open("max", place)) {
            outsider.await(it -> it.name().equals("incident.opened"));
            member.await(about("incident.status_changed", id));
            assertTrue(outsider.sent().stream().noneMatch(it -> it.data().toString().contains(id)));
        }
    }

    @Test
    void aRelationToAHiddenIncidentIsToldOfNeitherToWhoSeesOneOnly() {
        var id = incidents.detected();
        var hidden = incidents.detected();
        tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(IncidentsFixture.PATH + hidden + "/restriction").then().statusCode(200);
        try (var member = open("max", null); var outsider = open("eve", null)) {
            outsider.await(it -> it.name().equals("open"));
            tenant.as("max", "incident_manager").body(Map.of("role", "related", "incidentId", hidden, "reason", "One actor"))
                    .post(IncidentsFixture.PATH + id + "/relations").then().statusCode(201);
            tenant.as("max", "incident_manager").post(IncidentsFixture.PATH + id + "/watchers").then().statusCode(200);
            member.await(about("incident.related", id));
            member.await(about("incident.related", hidden));
            outsider.await(about("incident.watchers_changed", id));
            assertTrue(outsider.sent().stream().noneMatch(it -> it.name().equals("incident.related")));
        }
    }

    @Test
    void intoWhichHiddenIncidentOneWasMergedIsToldToThoseWhoSeeBoth() {
        var id = incidents.detected();
        var into = incidents.detected();
        restrict(id, "ana");
        restrict(into);
        try (var both = open("max", null); var one = open("ana", null)) {
            one.await(it -> it.name().equals("open"));
            tenant.as("max", "incident_manager").body(Map.of("into", into, "reason", "The same")).post(
                    IncidentsFixture.PATH + id + "/merge").then().statusCode(200);
            both.await(about("incident.closed", id));
            var seen = incidents.detected();
            one.await(about("incident.opened", seen));
            assertTrue(one.sent().stream().noneMatch(it -> it.data().toString().contains(into)));
        }
    }

    private void restrict(String id, String... people) {
        tenant.as("max", "incident_manager").header("If-Match", "*")
                .body(Map.of("members", Stream.of(people).map(it -> Map.of("subject", TestTenant.subject(it))).toList()))
                .put(IncidentsFixture.PATH + id + "/restriction").then().statusCode(200);
    }

    private TestStream open(String person, String lastEventId) {
        return TestStream.open(tenant.token(person, "incident_manager"), STREAM, lastEventId);
    }

    private static Predicate<Sent> about(String name, String id) {
        return it -> it.name().equals(name) && it.data().path("subject").asText().equals(id);
    }
}
