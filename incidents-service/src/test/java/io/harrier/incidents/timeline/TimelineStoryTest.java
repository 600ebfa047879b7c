package io.harrier.incidents.timeline;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.harrier.incidents.HeldRow;
import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What an entry tells besides when: who, how long, by which technique, on what grounds; what corrects it; what does not fit. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class TimelineStoryTest {

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @Test
    void itSaysByWhomAndByWhichTechniques() {
        var id = incidents.detected();
        add(id, Map.of("eventType", "execution", "description", "PowerShell, encoded", "attackTactics",
                List.of("defense_evasion", "execution"), "attackTechniques", List.of("T1059.001", "T1027"))).statusCode(201)
                .body("attackTactics", contains("execution", "defense_evasion")).body("attackTactic", is("execution"))
                .body("attackTechniques", contains("T1059.001", "T1027")).body("actor.kind", is("adversary"));
        add(id, Map.of("eventType", "response_action", "description", "Isolated", "attackTechniques", List.of("T1105"), "actor",
                Map.of("kind", "system", "name", "EDR"))).statusCode(201).body("actor.name", is("EDR"));
        incidents.get(id, "/timeline?attackTechnique=T1059").body("items.title", contains("PowerShell, encoded"));
        incidents.get(id, "/timeline?attackTechnique=T1059.002").body("items", empty());
        incidents.get(id, "/timeline?attackTactic=defense_evasion&attackTactic=impact").body("items", hasSize(1));
        incidents.get(id, "/timeline?actorKind=system&automatic=false").body("items.title", contains("Isolated"));
        tenant.as("viewer").get(IncidentsFixture.PATH + id + "/timeline?attackTechnique=1059").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "2026-03-02T08:00:00Z, 2026-03-02T08:30:00Z, -, 2026-03-02T08:30:00Z, 30",
            "2026-03-02T08:00:00Z, -, 30, 2026-03-02T08:30:00Z, 30",
            "2026-03-02T08:00:00Z, 2026-03-02T08:30:29Z, 30, 2026-03-02T08:30:29Z, 30",
            "2026-03-02T08:00:00Z, -, -, -, -"})
    void itHasAnEndOrADuration(String start, String end, Integer minutes, String ended, Integer took) {
        var entry = new HashMap<String, Object>(Map.of("description", "Exfiltration", "eventTime", start));
        entry.put("endTime", end);
        entry.put("durationMinutes", minutes);
        add(incidents.detected(), entry).statusCode(201).body("endTime", is(ended)).body("durationMinutes", is(took));
    }

    @Test
    void whatCannotBeIsNamed() {
        var id = incidents.detected();
        refused(id, Map.of("eventTime", "2026-03-02T08:00:00Z", "endTime", "2026-03-02T07:00:00Z"), "/endTime");
        refused(id, Map.of("eventTime", "2026-03-02T08:00:00Z", "endTime", "2999-03-02T07:00:00Z"), "/endTime");
        refused(id, Map.of("eventTime", "2026-03-02T08:00:00Z", "endTime", "2026-03-02T09:00:00Z", "durationMinutes", 5),
                "/durationMinutes");
        refused(id, Map.of("attackTechniques", List.of("T59")), "/attackTechniques/0");
        refused(id, Map.of("attackTactics", List.of("impact")), "/attackTactics");
        refused(id, Map.of("actor", Map.of("kind", "person")), "/actor");
        refused(id, Map.of("evidenceReferences", List.of(Map.of("reference", " "))), "/evidenceReferences/0/reference");
    }

    @Test
    void aCorrectionStandsAndWhatItCorrectsSaysSoAndIsVerifiedNoMore() {
        var id = incidents.detected();
        var first = added(id, Map.of("description", "At eight"));
        verify(id, first).statusCode(200).body("verifiedBy", notNullValue());
        var second = added(id, Map.of("description", "At nine", "corrects", first));
        incidents.get(id, "/timeline/" + first).body("description", is("At eight")).body("correctedBy", is(second))
                .body("correctedAt", notNullValue()).body("verifiedAt", nullValue());
        verify(id, first).statusCode(409);
        add(id, Map.of("description", "At ten", "corrects", first)).statusCode(422).body("errors[0].pointer", is("/corrects"));
        verify(id, second).statusCode(200);
        incidents.get(id, "/timeline?corrected=false&automatic=false").body("items.title", contains("At nine"));
        incidents.get(id, "/timeline?corrected=true").body("items.title", contains("At eight"));
        incidents.get(id, "/timeline?verified=true").body("items.id", contains(second));
        await().until(() -> told().size() == 4);
        assertEquals(List.of("added", "verified", "correction", "verified"), told());
    }

    @Test
    void ofTwoThatCannotBothBeTrueOneIsRefusedHoweverTheyMeet() {
        var id = incidents.opened(Map.of("title", "Beaconing", "detectedAt", "2026-03-02T08:00:00Z"));
        List<CompletableFuture<Integer>> answers;
        try (var held = HeldRow.of("select from incidents where id = ? for update", UUID.fromString(id))) {
            answers = Stream.of(Map.of("eventType", "recovery", "description", "Back", "eventTime", "2026-03-02T09:00:00Z"),
                    Map.of("eventType", "containment", "description", "Isolated", "eventTime", "2026-03-02T10:00:00Z"))
                    .map(it -> CompletableFuture.supplyAsync(() -> add(id, it).extract().statusCode())).toList();
            held.awaitWaiting(2);
        }
        assertEquals(List.of(201, 422), answers.stream().map(CompletableFuture::join).sorted().toList());
    }

    @Test
    void whatIsToldForSureFitsAndWhatIsLikelyIsFlagged() {
        var id = incidents.opened(Map.of("title", "Beaconing", "detectedAt", "2026-03-02T08:00:00Z"));
        var early = Map.of("eventType", "containment", "description", "Isolated", "eventTime", "2026-03-02T07:00:00Z");
        add(id, early).statusCode(422).body("errors[0].pointer", is("/eventTime"))
                .body("errors[0].detail", containsString("2026-03-02T08:00:00Z"));
        var likely = new HashMap<String, Object>(early);
        likely.put("confidence", "likely");
        var contained = add(id, likely).statusCode(201).body("flags.rule", contains("containment_before_detection")).extract()
                .<String>path("id");
        incidents.get(id, "/timeline?eventType=containment").body("items[0].flags", hasSize(1));
        incidents.get(id, "/timeline/analysis").body("flags.eventId", contains(contained)).body("flags[0].certain", is(false))
                .body("phases.eventType", contains("containment", "detection"));
        add(id, Map.of("eventType", "containment", "description", "Isolated at half past eight", "corrects", contained,
                "eventTime", "2026-03-02T08:30:00Z", "durationMinutes", 15)).statusCode(201).body("flags", empty());
        incidents.get(id, "/timeline/analysis").body("flags", empty()).body("phases[0].lastAt", is("2026-03-02T08:45:00Z"));
        add(id, Map.of("eventType", "recovery", "description", "Restored", "eventTime", "2026-03-02T08:15:00Z"))
                .statusCode(422);
    }

    @Test
    void othersTimelinesAreNotThere() {
        var id = incidents.detected();
        TestTenant.fresh().as("viewer").get(IncidentsFixture.PATH + id + "/timeline/analysis").then().statusCode(404);
        incidents.get(id, "/timeline?updatedSince=2999-01-01T00:00:00Z").body("items", empty());
        tenant.as("viewer").get(IncidentsFixture.PATH + UUID.randomUUID() + "/timeline/analysis").then().statusCode(404);
    }

    private List<String> told() {
        return TestKafka.events(tenant, "io.harrier.incidents.incident.timeline_changed.v1").stream()
                .map(it -> it.get("change").asText()).toList();
    }

    private void refused(String id, Map<String, ?> entry, String pointer) {
        var all = new HashMap<String, Object>(entry);
        all.put("description", "x");
        add(id, all).statusCode(422).body("errors[0].pointer", is(pointer));
    }

    private String added(String id, Map<String, ?> entry) {
        return add(id, entry).statusCode(201).extract().path("id");
    }

    private ValidatableResponse add(String id, Map<String, ?> entry) {
        return tenant.as("analyst").body(entry).post(IncidentsFixture.PATH + id + "/timeline").then();
    }

    private ValidatableResponse verify(String id, String entry) {
        return tenant.as("incident_manager").post(IncidentsFixture.PATH + id + "/timeline/" + entry + "/verification").then();
    }
}
