package io.harrier.alerts;

import static io.harrier.alerts.Alerts.aClaimedAlert;
import static io.harrier.alerts.Alerts.anAlert;
import static io.harrier.alerts.Alerts.awaitEvent;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestStream;
import io.harrier.platform.testing.TestStream.Sent;
import io.harrier.platform.testing.TestTenant;
import io.harrier.platform.testing.TestToken;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What changes, as it changes. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class AlertStreamTest {

    private static final String STREAM = "/api/v1/alerts-service/stream";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void whatHappensToTheTenantsAlertsIsToldAndNothingOfOthers() {
        var other = TestTenant.fresh();
        try (var stream = open("viewer-1", "viewer", null);
                var theirs = TestStream.open(other.token("eve", "viewer"), STREAM, null)) {
            String id = aClaimedAlert(tenant);
            var opened = stream.await(about("alert.opened", id));
            assertTrue(opened.id().matches("\\d+-\\d+"), opened.id());
            assertEquals("io.harrier.alerts.alert.opened.v1", opened.data().path("type").asText());
            assertEquals("high", opened.data().path("data").path("severity").asText());
            assertNotNull(Instant.parse(opened.data().path("time").asText()));
            stream.await(about("alert.assigned", id));
            String theirAlert = anAlert(other);
            theirs.await(about("alert.opened", theirAlert));
            assertTrue(theirs.sent().stream().noneMatch(it -> it.data().toString().contains(id)));
            assertTrue(stream.sent().stream().noneMatch(it -> it.data().toString().contains(theirAlert)));
        }
    }

    @Test
    void aClientThatComesBackIsToldWhatItMissed() {
        String place;
        try (var stream = open("viewer-1", "viewer", null)) {
            place = stream.await(about("alert.opened", anAlert(tenant))).id();
        }
        var missed = List.of(anAlert(tenant), anAlert(tenant), anAlert(tenant));
        missed.forEach(id -> awaitEvent(tenant, "io.harrier.alerts.alert.opened.v1",
                event -> event.path("alertId").asText().equals(id)));
        try (var stream = open("viewer-1", "viewer", place)) {
            missed.forEach(id -> stream.await(about("alert.opened", id)));
            String live = anAlert(tenant);
            stream.await(about("alert.opened", live));
            assertTrue(stream.sent().stream().filter(about("alert.opened", live)).count() == 1);
            assertFalse(stream.sent().stream().anyMatch(it -> it.name().equals("reset")));
            assertFalse(stream.sent().stream().anyMatch(it -> it.id().equals(place) && !it.name().equals("open")),
                    "It was told of its own place again");
        }
    }

    @Test
    void aClientThatWasToldNothingYetMissesNothingEither() {
        String place;
        try (var stream = open("viewer-1", "viewer", null)) {
            place = stream.await(it -> it.name().equals("open")).id();
        }
        String id = anAlert(tenant);
        awaitEvent(tenant, "io.harrier.alerts.alert.opened.v1", event -> event.path("alertId").asText().equals(id));
        try (var stream = open("viewer-1", "viewer", place)) {
            stream.await(about("alert.opened", id));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0-999999999", "999-0", "nonsense"})
    void aPlaceThatIsNotThereStartsAnew(String place) {
        try (var stream = open("viewer-1", "viewer", place)) {
            stream.await(it -> it.name().equals("reset"));
            assertEquals("open", stream.sent().get(0).name());
            stream.await(about("alert.opened", anAlert(tenant)));
        }
    }

    @Test
    void manyThatComeBackTogetherAreToldEachTheirOwn() {
        var other = TestTenant.fresh();
        var places = new java.util.LinkedHashMap<String, String>();
        try (var stream = open("viewer-1", "viewer", null)) {
            places.put(stream.await(it -> it.name().equals("open")).id(), "nothing");
            for (int i = 0; i < 4; i++) {
                String id = anAlert(tenant);
                places.put(stream.await(about("alert.opened", id)).id(), id);
            }
        }
        String last = anAlert(tenant);
        String theirs = anAlert(other);
        awaitEvent(other, "io.harrier.alerts.alert.opened.v1", event -> event.path("alertId").asText().equals(theirs));
        awaitEvent(tenant, "io.harrier.alerts.alert.opened.v1", event -> event.path("alertId").asText().equals(last));
        var streams = new java.util.HashMap<String, TestStream>();
        try {
            places.keySet().parallelStream().forEach(place -> {
                var stream = open("viewer-1", "viewer", place);
                synchronized (streams) {
                    streams.put(place, stream);
                }
            });
            var later = new java.util.ArrayList<>(places.values());
            later.add(last);
            places.forEach((place, id) -> {
                var stream = streams.get(place);
                later.subList(later.indexOf(id) + 1, later.size()).forEach(it -> stream.await(about("alert.opened", it)));
                assertEquals(place, stream.sent().get(0).id());
                assertFalse(stream.sent().stream().anyMatch(it -> it.data().toString().contains(theirs)));
            });
        } finally {
            streams.values().forEach(TestStream::close);
        }
    }

    @Test
    void aStreamShowsThatItLivesWhileNothingHappens() {
        String told = tenant.as("viewer").accept("text/event-stream").queryParam("lasting", "PT1S").get(STREAM).then()
                .statusCode(200).extract().asString();
        assertTrue(told.contains("event:open") && told.contains(":still here"), told);
    }

    @Test
    void theAlertsOfARestrictedIncidentAreToldToItsMembersAlone() {
        String id = aClaimedAlert(tenant);
        var incident = AnIncident.of(tenant, id).restrictedTo("ana");
        String place;
        try (var member = open("ana", "incident_manager", null); var outsider = open("eve", "incident_manager", null)) {
            place = outsider.await(it -> it.name().equals("open")).id();
            incident.closed();
            member.await(about("alert.resolved", id));
            String seen = anAlert(tenant);
            outsider.await(about("alert.opened", seen));
            assertTrue(outsider.sent().stream().noneMatch(it -> it.data().toString().contains(id)), outsider.sent().toString());
        }
        try (var outsider = open("eve", "incident_manager", place)) {
            outsider.await(it -> it.name().equals("alert.opened"));
            assertTrue(outsider.sent().stream().noneMatch(it -> it.data().toString().contains(id)), outsider.sent().toString());
        }
        try (var member = open("ana", "incident_manager", place)) {
            member.await(it -> it.data().toString().contains(id));
        }
    }

    @Test
    void aStreamEndsWithItsToken() {
        String token = TestToken.signed(TestToken.claims("ana", Map.of(tenant, List.of("viewer"))).expiresIn(3));
        try (var stream = TestStream.open(token, STREAM, null)) {
            stream.awaitEnd();
        }
    }

    @Test
    void nobodyHoldsMoreThanTwentyStreams() {
        var open = new java.util.ArrayList<TestStream>();
        try {
            for (int i = 0; i < 20; i++) {
                open.add(open("greedy", "viewer", null));
            }
            tenant.as("greedy", "viewer").accept("text/event-stream, application/problem+json").queryParam("lasting", "PT0S")
                    .get(STREAM)
                    .then().statusCode(503).header("Retry-After", "30").body("detail", containsString("20 streams"));
            tenant.as("other", "viewer").accept("text/event-stream").queryParam("lasting", "PT0S").get(STREAM).then()
                    .statusCode(200);
        } finally {
            open.forEach(TestStream::close);
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> tenant.as("greedy", "viewer").accept("text/event-stream")
                .queryParam("lasting", "PT0S").get(STREAM).then().statusCode(200));
    }

    @Test
    void whoMayNotReadGetsNoStream() {
        for (String role : List.of("pipeline", "tenant_admin")) {
            tenant.as(role).accept("text/event-stream, application/problem+json").get(STREAM).then().statusCode(403);
        }
        tenant.as("viewer").accept("text/event-stream, application/problem+json").queryParam("lasting", "soon").get(STREAM)
                .then()
                .statusCode(400).body("detail", containsString("duration"));
    }

    private TestStream open(String person, String role, String lastEventId) {
        return TestStream.open(tenant.token(person, role), STREAM, lastEventId);
    }

    private static Predicate<Sent> about(String name, String id) {
        return it -> it.name().equals(name) && it.data().path("subject").asText().equals(id);
    }
}
