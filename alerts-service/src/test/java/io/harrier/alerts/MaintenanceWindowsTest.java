package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitEvent;
import static io.harrier.alerts.Alerts.json;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What is worked on raises no alarm meanwhile, and is looked at when the work is done. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class MaintenanceWindowsTest {

    private static final String WINDOWS = "/api/v1/maintenance-windows";
    private static final String OPENED = "io.harrier.alerts.alert.opened.v1";
    private static final Map<String, Object> EACH_WEEK = Map.of("timeZone", "Europe/Zurich", "weekdays", List.of("sunday"),
            "startTime", "22:00", "duration", "PT4H");

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void alertsAreKeptWhileItLastsAndReconsideredWhenItEnds() {
        String window = window(Map.of("systems", List.of("ws-1")));
        String other = window(Map.of("sources", List.of("edr-2")));
        String only = send("m1", "edr-1", "suppressed");
        String both = send("m2", "edr-2", "suppressed");
        tenant.as("pipeline").body(json("m3", "high").replace("ws-1", "ws-7")).post("/api/v1/alerts").then()
                .body("status", equalTo("open"));
        tenant.as("viewer").get("/api/v1/alerts/" + only).then().body("suppression.kind", equalTo("maintenance_window"))
                .body("suppression.id", equalTo(window)).body("suppression.reason", equalTo("Patches"));
        over(window);
        awaitEvent(tenant, OPENED, it -> it.get("alertId").asText().equals(only));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> tenant.as("viewer").get("/api/v1/alerts/" + both).then()
                .body("status", equalTo("suppressed")).body("suppression.id", equalTo(other)));
        assertEquals(0,
                TestKafka.events(tenant, OPENED).stream().filter(it -> it.get("alertId").asText().equals(both)).count());
        tenant.as("incident_manager").post(WINDOWS + "/" + other + "/ending").then().statusCode(200)
                .body("status", equalTo("ended"));
        awaitEvent(tenant, OPENED, it -> it.get("alertId").asText().equals(both));
        tenant.as("incident_manager").post(WINDOWS + "/" + other + "/ending").then().statusCode(409);
    }

    @Test
    void aChangedWindowShowsWhatItNoLongerHides() {
        String window = window(Map.of("systems", List.of("ws-1")));
        String id = send("c1", "edr-1", "suppressed");
        change(window, "\"0\"", Map.of("systems", List.of("ws-2"))).statusCode(200).body("systems", contains("ws-2"))
                .body("version", equalTo(1));
        awaitEvent(tenant, OPENED, it -> it.get("alertId").asText().equals(id));
        change(window, "\"0\"", Map.of("systems", List.of("ws-2"))).statusCode(412);
        tenant.as("incident_manager").body(body(Map.of("systems", List.of("ws-2")))).put(WINDOWS + "/" + window).then()
                .statusCode(428);
        assertEquals(2L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from audit_log where tenant_id = ? and subject_id = ?", tenant.id(), window));
    }

    @Test
    void oneThatComesEachWeekHoldsOnItsDays() {
        var now = Instant.now().atZone(ZoneOffset.UTC);
        var started = now.minusHours(1);
        var weekly = new HashMap<>(EACH_WEEK);
        weekly.put("timeZone", "UTC");
        weekly.put("weekdays", List.of(started.getDayOfWeek().name().toLowerCase(Locale.ROOT)));
        weekly.put("startTime", started.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString());
        create(weekly(weekly)).statusCode(201).body("status", equalTo("active")).body("activeUntil", notNullValue())
                .body("startsNextAt", notNullValue()).body("weekly.timeZone", equalTo("UTC"));
        send("w1", "edr-1", "suppressed");
        weekly.put("weekdays", List.of(now.plusDays(3).getDayOfWeek().name().toLowerCase(Locale.ROOT)));
        var later = TestTenant.fresh();
        later.as("incident_manager").body(body(weekly(weekly))).post(WINDOWS).then().statusCode(201)
                .body("status", equalTo("scheduled")).body("activeUntil", nullValue());
        later.as("pipeline").body(json("w1", "high")).post("/api/v1/alerts").then().body("status", equalTo("open"));
    }

    @Test
    void whatCanNotBeIsRefusedNamingTheProperty() {
        refused("/systems", Map.of());
        refused("/weekly", Map.of("systems", List.of("a"), "weekly", EACH_WEEK));
        refused("/endsAt", Map.of("systems", List.of("a"), "endsAt", Instant.now().minusSeconds(5).toString()));
        refused("/endsAt", Map.of("systems", List.of("a"), "endsAt", Instant.now().plus(Duration.ofDays(33)).toString()));
        refused("/weekly/timeZone", wrong("timeZone", "Zurich"));
        refused("/weekly/duration", wrong("duration", "P8D"));
        refused("/weekly/lastDate", wrong("lastDate", LocalDate.now(ZoneOffset.UTC).minusDays(2).toString()));
        refused("/weekly/startTime", wrong("startTime", "25:00"));
        refused("/weekly/weekdays", wrong("weekdays", List.of()));
        tenant.as("analyst").body(body(Map.of("systems", List.of("a")))).post(WINDOWS).then().statusCode(403);
    }

    @Test
    void aMassOfOneOrganizationsAlertsKeepsNobodyElsesWaiting() {
        var other = TestTenant.fresh();
        hidden(tenant, 1_000);
        hidden(other, 1);
        TestSql.as("alerts_owner").update("""
            update security_alerts set suppression_due_at = now() - case when tenant_id = ? then interval '1 hour' else '0' end
            where tenant_id in (?, ?)""", tenant.id(), tenant.id(), other.id());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(1_001L, TestSql.as("alerts_owner").value(Long.class,
                        "select count(*) from security_alerts where tenant_id in (?, ?) and status = 'open' and announced",
                        tenant.id(),
                        other.id())));
        assertEquals(List.of(1_000L, true), TestSql.as("alerts_owner").query("""
            select count(*), max(at) > (select max(at) from alert_events where tenant_id = ?) from alert_events
            where tenant_id = ? and type = 'status_change'""", other.id(), tenant.id()).get(0));
        assertEquals(1_000L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from audit_log where tenant_id = ? and action = 'alert_surfaced'", tenant.id()));
        await().atMost(Duration.ofSeconds(60)).until(() -> TestKafka.events(tenant, OPENED).size() == 1_000);
    }

    private static void hidden(TestTenant tenant, int count) {
        TestSql.as("alerts_owner").update(
                """
                    insert into security_alerts (tenant_id, id, source_system, source_id, source_type, title, source_severity, severity,
                        payload_sha256, first_seen_at, last_seen_at, received_at, status, suppressed_by_kind, suppressed_by, suppressed_at,
                        suppression_due_at, announced)
                    select ?, gen_random_uuid(), 'edr-1', 'h' || n, 'edr', 'Hidden ' || n, 'high', 'high', '', now(), now(), now(), 'suppressed',
                        'silence', gen_random_uuid(), now(), now() + interval '1 day', false from generate_series(1, ?) n""",
                tenant.id(),
                count);
    }

    @Test
    void weeklyOnesThatAreOverLeaveRoomForOthers() {
        TestSql.as("alerts_owner").update(
                """
                    insert into maintenance_windows (tenant_id, id, created_at, created_by, updated_at, updated_by, name, reason, systems, assets,
                        sources, max_severity, time_zone, weekdays, start_time, duration_seconds, last_date)
                    select ?, gen_random_uuid(), now(), 'x', now(), 'x', 'Change', 'Change', '{ws-1}', '{}', '{}', 'high', 'UTC',
                        '{sunday,monday,tuesday,wednesday,thursday,friday,saturday}', '00:00', 60, current_date - 1 - n % 30
                    from generate_series(1, 200) n""",
                tenant.id());
        window(Map.of("systems", List.of("ws-9")));
        send("o1", "edr-1", "open");
    }

    private static Map<String, Object> wrong(String name, Object value) {
        var weekly = new HashMap<>(EACH_WEEK);
        weekly.put(name, value);
        return weekly(weekly);
    }

    private static Map<String, Object> weekly(Map<String, ?> weekly) {
        return Map.of("systems", List.of("ws-1"), "weekly", weekly, "startsAt", "", "endsAt", "");
    }

    private void over(String window) {
        TestSql.as("alerts_owner").update("""
            update maintenance_windows set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 second'
            where tenant_id = ? and id = ?::uuid""", tenant.id(), window);
        TestSql.as("alerts_owner").update("""
            update security_alerts set suppression_due_at = now() where tenant_id = ? and status = 'suppressed'""",
                tenant.id());
    }

    private void refused(String pointer, Map<String, ?> window) {
        create(window).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    private String window(Map<String, ?> window) {
        return create(window).statusCode(201).body("status", equalTo("active")).extract().path("id");
    }

    private ValidatableResponse create(Map<String, ?> window) {
        return tenant.as("incident_manager").body(body(window)).post(WINDOWS).then();
    }

    private ValidatableResponse change(String id, String match, Map<String, ?> window) {
        return tenant.as("incident_manager").header("If-Match", match).body(body(window)).put(WINDOWS + "/" + id).then();
    }

    /** Now, for two hours, unless it says otherwise; an empty text takes out what is there. */
    private static Map<String, Object> body(Map<String, ?> window) {
        var now = Instant.now();
        var body = new HashMap<String, Object>(Map.of("name", "Patching", "reason", "Patches", "startsAt",
                now.minusSeconds(60).toString(), "endsAt", now.plus(Duration.ofHours(2)).toString()));
        body.putAll(window);
        body.values().removeIf(""::equals);
        return body;
    }

    private String send(String sourceId, String system, String status) {
        return tenant.as("pipeline").body(json(sourceId, "high").replace("edr-1", system)).post("/api/v1/alerts").then()
                .statusCode(201).body("status", equalTo(status)).extract().path("id");
    }
}
