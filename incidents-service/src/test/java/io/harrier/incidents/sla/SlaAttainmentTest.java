package io.harrier.incidents.sla;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
class SlaAttainmentTest {

    private static final String REPORT = "/api/v1/sla-attainment";

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);
    private final TestSql owner = TestSql.as("incidents_owner");
    private final String thisMonth = YearMonth.now(ZoneOffset.UTC).toString();

    @Test
    void clocksAreCountedByMonthSeverityAndTeam() {
        incidents.remediated();
        var paused = incidents.detected();
        incidents.step(paused, "sla/pause", Map.of("reason", "Waiting for the vendor", "goals", List.of("resolve")))
                .statusCode(200);
        var none = incidents.detected();
        incidents.step(none, "false-positive", Map.of("justification", "A red team exercise")).statusCode(200);
        incidents.opened(Map.of("title", "A scan", "severity", "informational"));
        var ofTeam = incidents.opened(Map.of("title", "A macro ran", "severity", "critical"));
        owner.update("update incidents set team = 'soc-tier2' where id = ?", UUID.fromString(ofTeam));
        owner.update("""
            update sla_clocks set state = 'stopped', stopped_at = now(), due_at = started_at, breached_at = started_at,
                next_notice_at = null where incident_id = ? and goal = 'acknowledge'""", UUID.fromString(ofTeam));

        report("").body("from", is(YearMonth.parse(thisMonth).minusMonths(11).toString())).body("until", is(thisMonth))
                .body("items.month", contains(thisMonth, thisMonth, thisMonth))
                .body("items.severity", contains("critical", "high", "informational"))
                .body("items.team", contains("soc-tier2", null, null))
                .body("items.met", contains(0, 4, 0)).body("items.breached", contains(1, 0, 0))
                .body("items.running", contains(3, 3, 0)).body("items.paused", contains(0, 1, 0))
                .body("items.cancelled", contains(0, 4, 0)).body("items.arrivedOwned", contains(0, 0, 0))
                .body("items.noSla", contains(0, 0, 1))
                .body("items.attainment", contains(0.0f, 1.0f, null))
                .body("total.met", is(4)).body("total.breached", is(1)).body("total.attainment", is(0.8f))
                .body("total.month", nullValue()).body("counted", containsString("members alone"));
        report("?goal=resolve&severity=high").body("items.met", contains(1)).body("items.paused", contains(1))
                .body("counted", containsString("only clocks to resolve"));
        report("?team=soc-tier2").body("items.severity", contains("critical"));
        report("?until=2025-06&from=2025-01").body("items", hasSize(0));
        TestTenant.fresh().as("viewer").get(REPORT).then().body("items", hasSize(0));
    }

    @Test
    void aMonthIsTheOneInWhichTheClockStarted() {
        var id = incidents.detected();
        owner.update("update sla_clocks set started_at = ?::timestamptz where incident_id = ?",
                Instant.parse("2025-02-28T23:59:59Z").toString(), UUID.fromString(id));
        report("?from=2025-01&until=2025-12").body("items.month", contains("2025-02")).body("items.running", contains(4));
        report("?from=2025-03&until=2025-12").body("items", hasSize(0));
    }

    @Test
    void aRestrictedIncidentCountsForItsMembersAlone() {
        var id = incidents.detected();
        tenant.as("insider", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(IncidentsFixture.PATH + id + "/restriction").then().statusCode(200);
        tenant.as("outsider", "viewer").get(REPORT).then().statusCode(200).body("items", hasSize(0))
                .body("total.running", is(0));
        tenant.as("insider", "viewer").get(REPORT).then().body("total.running", is(4));
        assertEquals(1, file("outsider").lines().count());
        assertEquals(2, file("insider").lines().count());
    }

    @Test
    void whatArrivedOwnedIsNobodysMerit() {
        var id = incidents.remediated();
        owner.update("update sla_clocks set arrived_owned = true where incident_id = ? and goal = 'acknowledge'",
                UUID.fromString(id));
        report("?goal=acknowledge").body("items.arrivedOwned", contains(1)).body("items.met", contains(0))
                .body("items.attainment", contains(nullValue())).body("total.arrivedOwned", is(1));
        report("").body("total.met", is(3)).body("total.attainment", is(1.0f));
    }

    @Test
    void theFileHasALineForEach() {
        incidents.remediated();
        assertEquals("month,severity,team,met,breached,running,paused,cancelled,arrivedOwned,noSla,attainment\r\n"
                + thisMonth + ",high,,4,0,0,0,0,0,0,1.0\r\n", file("ada"));
        tenant.as("viewer").get(REPORT + "/export").then().statusCode(403);
    }

    @Test
    void whatIsNoTimeIsRefused() {
        for (var query : List.of("from=May", "until=2026-13", "from=2020-01&until=2026-01", "from=2026-02&until=2026-01",
                "goal=win", "severity=worst")) {
            tenant.as("viewer").get(REPORT + "?" + query).then().statusCode(400);
        }
        tenant.as("auditor").get(REPORT + "/export?from=May").then().statusCode(400);
    }

    private String file(String who) {
        return tenant.as(who, "auditor").get(REPORT + "/export").then().statusCode(200).extract().asString();
    }

    private ValidatableResponse report(String query) {
        return tenant.as("viewer").get(REPORT + query).then().statusCode(200);
    }
}
