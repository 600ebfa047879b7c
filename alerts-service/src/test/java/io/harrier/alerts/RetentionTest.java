package io.harrier.alerts;

import static io.harrier.alerts.Retention.OWNER;
import static io.harrier.alerts.Retention.POLICIES;
import static io.harrier.alerts.Retention.anOldAlert;
import static io.harrier.alerts.Retention.count;
import static io.harrier.alerts.Retention.graceIsOver;
import static io.harrier.alerts.Retention.isThere;
import static io.harrier.alerts.Retention.oldAlerts;
import static io.harrier.alerts.Retention.passes;
import static io.harrier.alerts.Retention.policy;
import static io.harrier.alerts.Retention.run;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** What has served its time goes, in batches, counted and told; what lives stays. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class RetentionTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void whatIsOlderThanTheDefaultGoesWithAllThatBelongsToIt() {
        oldAlerts(tenant, "resolved", 8, 1_200);
        String young = anOldAlert(tenant, "resolved", 6);
        String open = anOldAlert(tenant, "open", 8);
        var other = TestTenant.fresh();
        String others = anOldAlert(other, "resolved", 8);
        run(tenant, "resolved_alerts");
        for (String table : List.of("security_alerts", "alert_payloads", "alert_observables", "alert_events")) {
            assertEquals(2, count(table, tenant), table);
        }
        assertTrue(isThere(young) && isThere(open));
        assertEquals(List.of(List.of("1200")), OWNER.query(
                "select detail ->> 'deleted' from audit_log where tenant_id = ? and action = 'retention_run' and subject_id = 'resolved_alerts'",
                tenant.id()));
        tenant.as("auditor").get(POLICIES + "/" + policy(tenant, "resolved_alerts")).then()
                .body("lastRun.deleted", equalTo(1200))
                .body("lastRun.cutOff", notNullValue()).body("lastRun.finishedAt", notNullValue());
        run(tenant, "resolved_alerts");
        assertEquals(1, OWNER.value(Long.class,
                "select count(*) from audit_log where tenant_id = ? and action = 'retention_run' and subject_id = 'resolved_alerts'",
                tenant.id()));
        run(other, "resolved_alerts");
        assertFalse(isThere(others));
    }

    @Test
    void everyKindHasItsTime() {
        anOldAlert(tenant, "suppressed", 2);
        String resolved = anOldAlert(tenant, "resolved", 3);
        String open = anOldAlert(tenant, "open", 3);
        OWNER.update(
                "update security_alerts set suppressed_until = now() + interval '1 day' where tenant_id = ? and status = 'suppressed'",
                tenant.id());
        run(tenant, "suppressed_alerts");
        run(tenant, "alert_payloads");
        assertEquals(List.of(3L, 2L), List.of(count("security_alerts", tenant), count("alert_payloads", tenant)),
                "It comes back");
        OWNER.update("update security_alerts set suppressed_until = null where tenant_id = ? and status = 'suppressed'",
                tenant.id());
        run(tenant, "suppressed_alerts");
        assertEquals(2, count("security_alerts", tenant));
        run(tenant, "alert_payloads");
        assertEquals(List.of(List.of(open)),
                OWNER.query("select alert_id::text from alert_payloads where tenant_id = ?", tenant.id()));
        assertEquals(2, count("alert_events", tenant));
        put("alert_history", "P2Y");
        graceIsOver(tenant, "alert_history");
        run(tenant, "alert_history");
        assertEquals(List.of(List.of(open)),
                OWNER.query("select alert_id::text from alert_events where tenant_id = ?", tenant.id()));
        assertTrue(isThere(resolved));
        String source = tenant.as("tenant_admin").body(Map.of("name", "edr")).post("/api/v1/log-sources").then().extract()
                .path("id");
        OWNER.update("""
            insert into log_source_activity (tenant_id, source_id, hour, lane, received, alerts, rejected, last_received_at)
            select ?, ?::uuid, now() - n * interval '10 months', 0, 1, 1, 0, now() from generate_series(0, 3) n""", tenant.id(),
                source);
        tenant.as("legal").body(Map.of("reason", "Subpoena", "seenFrom", "2000-01-01T00:00:00Z")).post("/api/v1/legal-holds")
                .then()
                .statusCode(201);
        run(tenant, "source_activity");
        assertEquals(4, count("log_source_activity", tenant), "Held");
        OWNER.update("update legal_holds set held_until = now() where tenant_id = ?", tenant.id());
        run(tenant, "source_activity");
        assertEquals(2, count("log_source_activity", tenant));
    }

    @Test
    void aShorterTimeHoldsADayLaterSoThatASlipCanBeUndone() {
        String alert = anOldAlert(tenant, "resolved", 2);
        put("resolved_alerts", "P1Y").statusCode(200).body("period", equalTo("P7Y")).body("next.period", equalTo("P1Y"));
        run(tenant, "resolved_alerts");
        assertTrue(isThere(alert), "Gone before the grace was over");
        put("resolved_alerts", "P7Y").statusCode(200).body("next", nullValue());
        graceIsOver(tenant, "resolved_alerts");
        run(tenant, "resolved_alerts");
        assertTrue(isThere(alert), "Gone though it was undone");
        put("resolved_alerts", "P1Y").statusCode(200);
        graceIsOver(tenant, "resolved_alerts");
        tenant.as("viewer").get(POLICIES + "/" + policy(tenant, "resolved_alerts")).then().body("period", equalTo("P1Y"))
                .body("next", nullValue());
        run(tenant, "resolved_alerts");
        assertFalse(isThere(alert));
    }

    @Test
    void aLongerTimeHoldsAtOnceAndForeverIsForever() {
        String alert = anOldAlert(tenant, "resolved", 8);
        put("resolved_alerts", "forever").statusCode(200).body("period", equalTo("forever")).body("next", nullValue());
        OWNER.update(
                """
                    insert into retention_jobs (tenant_id, kind, due_at, started_at, cut_off, position_at, position_id, deleted, kept)
                    values (?, 'resolved_alerts', now() + interval '1 day', now(), now(), '-infinity', gen_random_uuid(), 300, 2)
                    on conflict (tenant_id, kind) do update set started_at = excluded.started_at, cut_off = excluded.cut_off,
                        position_at = excluded.position_at, position_id = excluded.position_id, deleted = 300, kept = 2, finished_at = null""",
                tenant.id());
        passes(tenant, "resolved_alerts");
        assertTrue(isThere(alert));
        assertEquals(List.of(List.of("forever", "300", "2")), OWNER.query("""
            select detail ->> 'period', detail ->> 'deleted', detail ->> 'kept' from audit_log
            where tenant_id = ? and action = 'retention_run'""", tenant.id()), "What was done before it was stopped");
        put("resolved_alerts", "P7Y").statusCode(200).body("period", equalTo("forever")).body("next.period", equalTo("P7Y"));
        assertEquals(2,
                OWNER.value(Long.class, "select count(*) from audit_log where tenant_id = ? and action = 'retention_changed'",
                        tenant.id()));
    }

    @Test
    void theWordsOfACommentGoWithIt() {
        String alert = anOldAlert(tenant, "resolved", 3);
        OWNER.update("""
            insert into alert_events (tenant_id, id, alert_id, type, at, actor_kind, actor, note)
            values (?, uuidv7(interval '-3 years'), ?::uuid, 'comment', now(), 'user', 'somebody', 'zanzibar')""", tenant.id(),
                alert);
        awaitFound("zanzibar", alert);
        put("alert_history", "P2Y");
        graceIsOver(tenant, "alert_history");
        run(tenant, "alert_history");
        awaitFound("zanzibar");
        awaitFound("old", alert);
    }

    @Test
    void aPreviewCountsAndDeletesNothing() {
        oldAlerts(tenant, "resolved", 2, 5);
        String policy = POLICIES + "/" + policy(tenant, "resolved_alerts") + "/preview";
        tenant.as("viewer").get(policy).then().statusCode(200).body("expired", equalTo(0)).body("period", equalTo("P7Y"));
        tenant.as("viewer").get(policy + "?period=P1Y").then().statusCode(200).body("expired", equalTo(5))
                .body("kept", equalTo(0))
                .body("more", equalTo(false)).body("cutOff", notNullValue());
        tenant.as("viewer").get(policy + "?period=forever").then().body("expired", equalTo(0));
        for (String kind : List.of("suppressed_alerts", "alert_payloads", "alert_history", "source_activity")) {
            tenant.as("viewer").get(POLICIES + "/" + policy(tenant, kind) + "/preview?period=P1Y").then().statusCode(200)
                    .body("expired", equalTo(kind.equals("alert_payloads") || kind.equals("alert_history") ? 5 : 0));
        }
        assertEquals(5, count("security_alerts", tenant));
    }

    @Test
    void whatCanNotBeIsRefused() {
        for (String period : List.of("P89D", "P101Y", "-P1Y", "soon", "PT5H", "", "P3M", "P999999999Y999999999M")) {
            put("resolved_alerts", period).statusCode(422).body("errors.pointer", contains("/period"));
        }
        String policy = POLICIES + "/" + policy(tenant, "resolved_alerts");
        tenant.as("tenant_admin").body(Map.of("period", "P1Y")).put(policy).then().statusCode(428);
        tenant.as("tenant_admin").header("If-Match", "\"9\"").body(Map.of("period", "P1Y")).put(policy).then().statusCode(412);
        tenant.as("incident_manager").header("If-Match", "*").body(Map.of("period", "P1Y")).put(policy).then().statusCode(403);
        tenant.as("viewer").get(POLICIES).then().body("items.kind", hasItems("resolved_alerts", "source_activity"));
        TestTenant.fresh().as("viewer").get(policy).then().statusCode(404);
    }

    @Test
    void twoReplicasAtOnceCountEachRowOnce() {
        oldAlerts(tenant, "resolved", 5, 900);
        int deleted = IntStream.range(0, 4).parallel().map(replica -> {
            int all = 0;
            for (int batch = 0; batch < 10; batch++) {
                all += expire();
            }
            return all;
        }).sum();
        assertEquals(900, deleted);
        assertEquals(0, count("security_alerts", tenant));
    }

    @Test
    void nothingThatPointsToAnAlertKeepsItFromGoing() {
        assertEquals(List.of(), OWNER
                .query("""
                    select conname from pg_constraint where contype = 'f' and confrelid = 'alerts.security_alerts'::regclass and confdeltype = 'a'"""));
    }

    private void awaitFound(String word, String... alerts) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> tenant.as("viewer")
                .get("/api/v1/alerts?status=resolved&q=" + word).then().body("items.id", equalTo(List.of(alerts))));
    }

    private int expire() {
        try (var connection = TestSql.as("alerts").connect(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('harrier.tenant', '" + tenant.id() + "', true)");
            try (var rows = statement.executeQuery("""
                select deleted from expire('resolved_alerts', now() - interval '4 years', '-infinity',
                    '00000000-0000-0000-0000-000000000000', 50)""")) {
                rows.next();
                int deleted = rows.getInt(1);
                connection.commit();
                return deleted;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private ValidatableResponse put(String kind, String period) {
        return tenant.as("tenant_admin").header("If-Match", "*").body(Map.of("period", period))
                .put(POLICIES + "/" + policy(tenant, kind)).then();
    }
}
