package io.harrier.incidents.sla;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class SlaForecastTest {

    private static final String RESOLVE = "clocks.find { it.goal == 'resolve' }.";

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);
    private final TestSql owner = TestSql.as("incidents_owner");

    @Test
    void withoutHistoryTheDeadlineIsAllThereIs() {
        var id = incidents.detected();
        var due = incidents.get(id, "/sla").extract().<String>path("clocks.find { it.goal == 'resolve' }.dueAt");
        forecast(id).body("clocks", hasSize(4)).body(RESOLVE + "likelyFinishAt", is(due))
                .body(RESOLVE + "history.basis", is("deadline")).body(RESOLVE + "history.clocks", is(0))
                .body(RESOLVE + "likelyInTime", nullValue()).body("queue.scope", is("none")).body("queue.factor", is(1.0f))
                .body("formula", containsString("(history.medianMinutes - workedMinutes) * queue.factor"));
        TestTenant.fresh().as("viewer").get(IncidentsFixture.PATH + id + "/sla/forecast").then().statusCode(404);
    }

    @Test
    void theFinishIsWhatLikeClocksTookTimesHowLongTheQueueIs() {
        // Eleven ended incidents of this severity and type, whose clocks to resolve took 100 … 1,100 minutes; each lived two days.
        past("high", "malware", 11, 100);
        past("high", "phishing", 30, 5_000);
        var id = incidents.opened(Map.of("title", "A macro ran", "severity", "high", "incidentType", "malware"));
        incidents.detected();
        // Usually open: 41 / 28 × 2 days = 2.93; open now: 2, so 0.683 of the usual queue.
        var answer = forecast(id).body("queue.scope", is("tenant")).body("queue.open", is(2)).body("queue.ended", is(41))
                .body("queue.daysLived", is(2.0f)).body("queue.usuallyOpen", is(2.929f)).body("queue.factor", is(0.683f))
                .body(RESOLVE + "history.basis", is("severity_and_type")).body(RESOLVE + "history.clocks", is(11))
                .body(RESOLVE + "history.medianMinutes", is(600f)).body(RESOLVE + "history.lateMinutes", is(900f))
                .body(RESOLVE + "likelyInTime", is(true));
        var at = Instant.parse(answer.extract().path("at"));
        var likely = Instant.parse(answer.extract().path(RESOLVE + "likelyFinishAt"));
        assertEquals(600 * 0.683, Duration.between(at, likely).toSeconds() / 60d, 2);
        // None of acknowledging.
        answer.body("clocks.find { it.goal == 'acknowledge' }.history.basis", is("deadline"));
    }

    @Test
    void whereTooFewAreAlikeItLooksFurther() {
        past("high", "malware", 5, 100);
        past("high", "phishing", 10, 100);
        var like = incidents.opened(Map.of("title", "A macro ran", "severity", "high", "incidentType", "malware"));
        forecast(like).body(RESOLVE + "history.basis", is("severity")).body(RESOLVE + "history.clocks", is(15));
        var unlike = incidents.opened(Map.of("title", "A macro ran", "severity", "low", "incidentType", "malware"));
        forecast(unlike).body(RESOLVE + "history.basis", is("goal")).body(RESOLVE + "history.clocks", is(15));
    }

    @Test
    void onlyThoseCountThatRanAsLongAndOnlyRunningClocksAreForecast() {
        past("high", "malware", 20, 100);
        tenant.as("tenant_admin").header("If-Match", "\"0\"").body(Map.of("resolve", 5_000, "startsAt", "detected"))
                .put("/api/v1/sla-policies/high").then().statusCode(200);
        var detected = Instant.now().minus(Duration.ofMinutes(1_010));
        var id = incidents.opened(Map.of("title", "A macro ran", "severity", "high", "incidentType", "malware", "detectedAt",
                detected.toString()));
        // Ten took 1,100 … 2,000.
        forecast(id).body(RESOLVE + "history.clocks", is(10)).body(RESOLVE + "history.medianMinutes", is(1_550f))
                .body(RESOLVE + "workedMinutes", is(1_010));
        incidents.step(id, "sla/pause", Map.of("reason", "Waiting for the vendor")).statusCode(200);
        forecast(id).body("clocks", hasSize(0));
    }

    @Test
    void theQueueIsTheOwnersWhereItTells() {
        past("high", "malware", 12, 100);
        owner.update("update incidents set owner = 'ana' where tenant_id = ?", tenant.id());
        var id = incidents.opened(Map.of("title", "A macro ran", "severity", "high", "incidentType", "malware"));
        tenant.as("incident_manager").header("If-Match", "*").body(Map.of("person", Map.of("subject", "ana")))
                .put(IncidentsFixture.PATH + id + "/assignment").then().statusCode(200);
        forecast(id).body("queue.scope", is("owner")).body("queue.of", is("ana")).body("queue.open", is(1))
                .body("queue.usuallyOpen", is(0.857f));
    }

    private ValidatableResponse forecast(String id) {
        return tenant.as("viewer").get(IncidentsFixture.PATH + id + "/sla/forecast").then().statusCode(200);
    }

    /** So many incidents that lived two days and ended yesterday, whose clocks to resolve took a step longer each. */
    private void past(String severity, String type, int count, int step) {
        owner.update(
                """
                    with past as (
                        insert into incidents (tenant_id, id, number, title, incident_type, severity, priority, status, detection_method,
                            detected_at, opened_at, closed_at, closure_reason, resolution_summary, created_at, created_by, updated_at, updated_by)
                        select ?, gen_random_uuid(), 100000 + n + (select count(*) from incidents), 'Past', ?, ?, 'low', 'closed', 'audit',
                            now() - interval '3 days', now() - interval '3 days', now() - interval '1 day', 'resolved', 'Done', now(), 'ana',
                            now(), 'ana'
                        from generate_series(1, ?) as n returning tenant_id, id)
                    insert into sla_clocks (tenant_id, id, incident_id, goal, state, minutes, started_at, warning_at, due_at, stopped_at, pauses,
                        took_seconds)
                    select tenant_id, gen_random_uuid(), id, 'resolve', 'stopped', 10000, now() - interval '3 days', now(), now() + interval '9 days',
                        now() - interval '1 day', '[]', row_number() over () * ? * 60 from past""",
                tenant.id(), type, severity, count, step);
    }
}
