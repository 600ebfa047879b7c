package io.harrier.alerts;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;

/** Alerts as tests speak of them. */
final class Alerts {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Alerts() {
    }

    static String json(String sourceId, String severity) {
        return """
            {"sourceSystem": "edr-1", "sourceId": "%s", "sourceType": "edr", "title": "Credential dumping %s", "severity": "%s",
             "detectedAt": "2026-05-01T12:00:00Z", "classification": "credential_access", "confidence": "high",
             "entity": {"type": "host", "id": "h1", "name": "ws-1"}, "affectedSystems": ["ws-1"],
             "observables": [{"type": "ip", "value": "203.0.113.7"}]}"""
                .formatted(sourceId, sourceId, severity);
    }

    /** Sends one new alert over REST and answers its id. */
    static String anAlert(TestTenant tenant) {
        return anAlert(tenant, UUID.randomUUID().toString(), "high");
    }

    static String anAlert(TestTenant tenant, String sourceId, String severity) {
        return tenant.as("pipeline").body(json(sourceId, severity)).post("/api/v1/alerts").then().statusCode(201).extract()
                .path("id");
    }

    static String aClaimedAlert(TestTenant tenant) {
        String id = anAlert(tenant);
        tenant.as("analyst").put("/api/v1/alerts/" + id + "/assignment").then().statusCode(200);
        return id;
    }

    static String anEscalatedAlert(TestTenant tenant) {
        String id = aClaimedAlert(tenant);
        tenant.as("analyst").body(Map.of("incidentType", "malware", "reason", "Confirmed"))
                .post("/api/v1/alerts/" + id + "/escalation").then().statusCode(200);
        return id;
    }

    static String aResolvedAlert(TestTenant tenant) {
        String id = aClaimedAlert(tenant);
        tenant.as("analyst").body(Map.of("outcome", "false_positive", "notes", "Known scanner"))
                .post("/api/v1/alerts/" + id + "/resolution").then().statusCode(200);
        return id;
    }

    /** Mentions a person in a comment on an alert. */
    static String aMention(TestTenant tenant, String alert, String person) {
        tenant.as(person, "viewer").get("/api/v1/mentions").then().statusCode(200);
        tenant.as("analyst").body(Map.of("text", "@" + person + " please look")).post("/api/v1/alerts/" + alert + "/comments")
                .then().statusCode(201);
        return tenant.as(person, "viewer").get("/api/v1/mentions").then().extract().path("items[0].id");
    }

    /** Puts a record on the tenant's topic, as a pipeline does. */
    static void publish(TestTenant tenant, String sourceId, String value) {
        TestKafka.send("siem.alerts." + tenant.alias(), sourceId, value);
    }

    /** Waits until the database has what the query asks for. */
    static void awaitCount(long count, String sql, Object... values) {
        await().atMost(PATIENCE).until(() -> TestSql.as("alerts_owner").value(Long.class, sql, values) == count);
    }

    /** Waits for an event of a tenant and answers it. */
    static JsonNode awaitEvent(TestTenant tenant, String type, Predicate<JsonNode> matching) {
        return await().atMost(PATIENCE).until(() -> TestKafka.events(tenant, type).stream().filter(matching).toList(),
                (List<JsonNode> found) -> !found.isEmpty()).get(0);
    }

    /** Makes many alerts of a tenant at once, in SQL, resolved or open. */
    static void many(TestTenant tenant, int count, String title, String severity, String status) {
        boolean resolved = status.equals("resolved");
        TestSql.as("alerts_owner").update("""
            insert into security_alerts (tenant_id, id, source_system, source_id, source_type, title, source_severity, severity,
                payload_sha256, first_seen_at, last_seen_at, received_at, status, outcome, resolution_notes, resolved_at)
            select ?, gen_random_uuid(), 'edr-1', gen_random_uuid()::text, 'edr', ? || n, ?, ?, '', now(), now(), now(), ?,
                %s from generate_series(1, ?) n""".formatted(resolved ? "'duplicate', 'Many', now()" : "null, null, null"),
                tenant.id(), title, severity, severity, status, count);
    }

    /** From now on until closed the database refuses alerts with such a title, whatever else is in them. */
    static Refusal theDatabaseRefuses(String title) {
        TestSql.as("alerts_owner").update("alter table security_alerts add constraint ck_security_alerts_test check (title <> '"
                + title + "') not valid");
        return () -> TestSql.as("alerts_owner").update("alter table security_alerts drop constraint ck_security_alerts_test");
    }

    interface Refusal extends AutoCloseable {

        @Override
        void close();
    }

    /** The value of a counter as operators see it, 0 where it is not there. */
    static double counted(String name, String tag) {
        return io.restassured.RestAssured.get("/q/metrics").then().statusCode(200).extract().asString().lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(tag))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    /** Why records of a tenant's topic are dead letters, in the order of the words. */
    static List<String> deadLetterReasons(TestTenant tenant) {
        return TestKafka
                .records("harrier.dlq.alerts",
                        record -> ("siem.alerts." + tenant.alias()).equals(TestKafka.header(record, "harrier-dlq-topic")))
                .stream().map(record -> TestKafka.header(record, "harrier-dlq-reason").split(":")[0]).sorted().toList();
    }

    static void awaitDeadLetters(TestTenant tenant, String... reasons) {
        await().atMost(PATIENCE).until(() -> deadLetterReasons(tenant).equals(List.of(reasons)));
    }
}
