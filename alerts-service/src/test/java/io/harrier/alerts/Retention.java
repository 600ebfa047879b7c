package io.harrier.alerts;

import static io.harrier.alerts.Alerts.awaitCount;

import java.time.OffsetDateTime;
import java.util.UUID;

import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;

/** Old things, and the jobs that end them, as tests speak of them. */
final class Retention {

    static final String POLICIES = "/api/v1/retention-policies";
    static final TestSql OWNER = TestSql.as("alerts_owner");

    private Retention() {
    }

    /** An alert that came, and ended, years ago, with all that belongs to one; answers its id. */
    static String anOldAlert(TestTenant tenant, String status, int years) {
        return oldAlerts(tenant, status, years, 1);
    }

    /** Answers the id of the last. */
    static String oldAlerts(TestTenant tenant, String status, int years, int count) {
        boolean resolved = status.equals("resolved");
        String age = "interval '" + years + " years'";
        OWNER.update(
                """
                    insert into security_alerts (tenant_id, id, source_system, source_id, source_type, title, classification, source_severity,
                        severity, payload_sha256, first_seen_at, last_seen_at, received_at, updated_at, status, outcome, resolution_notes,
                        resolved_at)
                    select ?, uuidv7(-%1$s), 'old-edr', gen_random_uuid()::text, 'edr', 'Old ' || n, 'malware', 'high', 'high', '', now() - %1$s,
                        now() - %1$s, now() - %1$s, now() - %1$s, ?, %2$s from generate_series(1, ?) n"""
                        .formatted(age,
                                resolved ? "'duplicate', 'Old', now() - " + age : "null, null, null"),
                tenant.id(), insertedAs(status), count);
        suppressed(tenant, status);
        OWNER.update("""
            insert into alert_payloads (tenant_id, alert_id, raw) select tenant_id, id, 'raw' from security_alerts
            where tenant_id = ? on conflict do nothing""", tenant.id());
        OWNER.update(
                """
                    insert into alert_observables (tenant_id, alert_id, type, value) select tenant_id, id, 'ip', '192.0.2.1' from security_alerts
                    where tenant_id = ? on conflict do nothing""",
                tenant.id());
        OWNER.update(
                """
                    insert into alert_events (tenant_id, id, alert_id, type, at, actor_kind, actor)
                    select a.tenant_id, uuidv7(a.received_at - now()), a.id, 'comment', a.received_at, 'user', 'somebody' from security_alerts a
                    where a.tenant_id = ? and not exists (select from alert_events e where e.tenant_id = a.tenant_id and e.alert_id = a.id)""",
                tenant.id());
        return OWNER.value(UUID.class,
                "select id from security_alerts where tenant_id = ? order by created_at desc, id desc limit 1",
                tenant.id()).toString();
    }

    private static String insertedAs(String status) {
        return status.equals("suppressed") ? "open" : status;
    }

    /** What suppresses an alert says so beside its state. */
    private static void suppressed(TestTenant tenant, String status) {
        if (status.equals("suppressed")) {
            boolean told = OWNER.value(Long.class,
                    "select count(*) from information_schema.columns where table_name = 'security_alerts' and column_name = 'suppressed_by_kind'") > 0;
            OWNER.update("update security_alerts set status = 'suppressed'"
                    + (told ? ", suppressed_by_kind = 'deferral', suppressed_at = updated_at" : "")
                    + " where tenant_id = ? and status = 'open' and source_system = 'old-edr'", tenant.id());
        }
    }

    /** Lets the job of a kind run now, and waits for its end. It passes by what another locks, as who writes words does for a moment. */
    static void run(TestTenant tenant, String kind) {
        awaitCount(0, "select count(*) from alert_texts_due where tenant_id = ?", tenant.id());
        var begun = OffsetDateTime.now();
        OWNER.update(
                """
                    insert into retention_jobs (tenant_id, kind, due_at) values (?, ?, now())
                    on conflict (tenant_id, kind) do update set due_at = now(), finished_at = coalesce(retention_jobs.finished_at, '-infinity')""",
                tenant.id(), kind);
        awaitCount(1,
                "select count(*) from retention_jobs where tenant_id = ? and kind = ? and started_at >= ? and finished_at >= ?",
                tenant.id(), kind, begun, begun);
    }

    /** A job without a period does not even begin. */
    static void passes(TestTenant tenant, String kind) {
        OWNER.update("""
            insert into retention_jobs (tenant_id, kind, due_at) values (?, ?, now())
            on conflict (tenant_id, kind) do update set due_at = now()""", tenant.id(), kind);
        awaitCount(1,
                "select count(*) from retention_jobs where tenant_id = ? and kind = ? and due_at > now() + interval '1 hour'",
                tenant.id(), kind);
    }

    static void graceIsOver(TestTenant tenant, String kind) {
        OWNER.update(
                "update retention_policies set next_from = now() - interval '1 second' where tenant_id = ? and kind = ? and next_from is not null",
                tenant.id(), kind);
    }

    static long count(String table, TestTenant tenant) {
        return OWNER.value(Long.class, "select count(*) from " + table + " where tenant_id = ?", tenant.id());
    }

    static boolean isThere(String alert) {
        return OWNER.value(Long.class, "select count(*) from security_alerts where id = ?::uuid", alert) == 1;
    }

    /** The id of the policy of a kind. */
    static String policy(TestTenant tenant, String kind) {
        return tenant.as("tenant_admin").get(POLICIES).then().statusCode(200).extract()
                .path("items.find { it.kind == '" + kind + "' }.id");
    }
}
