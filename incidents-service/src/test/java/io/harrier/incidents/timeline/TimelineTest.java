package io.harrier.incidents.timeline;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class TimelineTest {

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "milestone, milestone, -, -",
            "lateral_movement, adversary_activity, lateral_movement, -",
            "reconnaissance, adversary_activity, reconnaissance, -",
            "impact, adversary_activity, impact, -",
            "response_action, response_action, -, -",
            "Phone call, note, -, Phone call",
    })
    void aWordSaysWhatAnEntryIs(String sent, String type, String tactic, String kept) {
        add(incidents.detected(), Map.of("eventType", sent, "description", "Seen in the logs")).statusCode(201)
                .body("eventType", is(type))
                .body("attackTactic", is(tactic)).body("sourceEventType", is(kept)).body("automatic", is(false));
    }

    @Test
    void anEntryTellsWhenItHappenedAndWhenItWasWritten() {
        var id = incidents.detected();
        add(id, Map.of("eventType", "adversary_activity", "attackTactic", "exfiltration", "description",
                "Two gigabytes left\nto an unknown host",
                "eventTime", "2026-03-02T07:58:00Z", "confidence", "likely", "source", "firewall", "keyEvent", true,
                "systemsAffected",
                List.of("pay-db-01"), "decisionsMade", List.of(Map.of("decision", "Block it", "madeBy", "Max"))))
                .statusCode(201)
                .body("title", is("Two gigabytes left")).body("recordedAt", notNullValue()).body("category", is("technical"))
                .body("decisionsMade[0].decision", is("Block it"))
                .body("createdBy.subject", is(TestTenant.subject(tenant.alias() + "-analyst")));
        incidents.get(id, "/timeline").body("items.title", contains("Two gigabytes left", "Incident opened"));
        incidents.get(id, "/events?keyEvent=true").body("items.attackTactic", contains("exfiltration"));
        incidents.get(id, "/timeline?automatic=true").body("items", hasSize(1));
        incidents.get(id, "/timeline?eventType=detection&eventType=note").body("items", hasSize(1));
        incidents.get(id, "/timeline?attackTactic=impact").body("items", hasSize(0));
    }

    @Test
    void whatIsWrongIsNamed() {
        var id = incidents.detected();
        add(id, Map.of("eventType", "note")).statusCode(422).body("errors[0].pointer", is("/description"));
        add(id, Map.of("description", "x", "eventTime", "2999-01-01T00:00:00Z")).statusCode(422).body("errors[0].pointer",
                is("/eventTime"));
        add(id, Map.of("description", "x", "eventTime", "1999-12-31T23:59:59Z")).statusCode(422).body("errors[0].pointer",
                is("/eventTime"));
        add(id, Map.of("description", "x", "eventType", "note", "attackTactic", "impact")).statusCode(422).body(
                "errors[0].pointer",
                is("/attackTactic"));
        add(id, Map.of("description", "x", "corrects", UUID.randomUUID().toString())).statusCode(422).body("errors[0].pointer",
                is("/corrects"));
        add(UUID.randomUUID().toString(), Map.of("description", "x")).statusCode(404);
        tenant.as("viewer").body(Map.of("description", "x")).post(IncidentsFixture.PATH + id + "/timeline").then()
                .statusCode(403);
    }

    @Test
    void aCorrectionIsANewEntryAndNothingWrittenChanges() {
        var id = incidents.detected();
        var first = add(id, Map.of("description", "At eight")).extract().<String>path("id");
        add(id, Map.of("description", "At nine", "corrects", first)).statusCode(201).body("corrects", is(first));
        var other = incidents.detected();
        add(other, Map.of("description", "At nine", "corrects", first)).statusCode(422);
        var service = TestSql.as("incidents");
        assertThrows(IllegalStateException.class, () -> service.update("update timeline_events set description = 'At ten'"));
        assertThrows(IllegalStateException.class, () -> service.update("delete from timeline_events"));
        assertEquals(3, incidents.timeline(id).size());
    }

    @Test
    void aSecondPersonVerifiesOnce() {
        var id = incidents.detected();
        var entry = add(id, Map.of("description", "At eight")).extract().<String>path("id");
        verify("analyst", id, entry).statusCode(403);
        verify("incident_manager", id, entry).statusCode(200).body("verifiedAt", notNullValue()).body("verifiedBy.subject",
                is(TestTenant.subject(tenant.alias() + "-incident_manager")));
        verify("incident_manager", id, entry).statusCode(409);
        verify("incident_manager", incidents.detected(), entry).statusCode(404);
        tenant.as("viewer").get(IncidentsFixture.PATH + id + "/timeline/" + entry).then().statusCode(200).body("corrects",
                nullValue());
    }

    @Test
    void itIsPagedInTheOrderOfEvents() {
        var id = incidents.detected();
        for (int hour = 3; hour > 0; hour--) {
            add(id, Map.of("description", "Hour " + hour, "eventTime", "2026-03-02T0" + hour + ":00:00Z"));
        }
        var first = incidents.get(id, "/timeline?limit=2").body("items.title", contains("Hour 1", "Hour 2")).extract();
        incidents.get(id, "/timeline?limit=2&cursor=" + first.path("nextCursor"))
                .body("items.title", contains("Hour 3", "Incident opened"))
                .body("nextCursor", nullValue());
    }

    private ValidatableResponse add(String id, Map<String, ?> entry) {
        return tenant.as("analyst").body(entry).post(IncidentsFixture.PATH + id + "/timeline").then();
    }

    private ValidatableResponse verify(String role, String id, String entry) {
        return tenant.as(role).post(IncidentsFixture.PATH + id + "/timeline/" + entry + "/verification").then();
    }
}
