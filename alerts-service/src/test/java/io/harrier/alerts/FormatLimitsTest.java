package io.harrier.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Many alerts of few records, and one event's attributes beside many records. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class FormatLimitsTest {

    private static final String ALERTS = "select count(*) from security_alerts where tenant_id = ?";
    private static final String KEY = "Idempotency-Key";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void aThousandAlertsAreTakenWhateverTheRecordsAndNotOneMore() {
        send("application/json", Map.of(), group(0, 1000)).statusCode(200).body("items", hasSize(1000));
        assertEquals(1000L, alerts());
        // Each keeps its own part, for all of them together are far more than the record.
        assertEquals(0L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from alert_payloads where tenant_id = ? and octet_length(raw) > 1000", tenant.id()));
        send("application/json", Map.of(), group(1000, 2001)).statusCode(413).body("errors.pointer", contains(""));
        send("application/json", Map.of(), "[" + group(1000, 1500) + "," + group(1500, 2001) + "]").statusCode(413);
        assertEquals(1000L, alerts());
        tenant.as("pipeline").body("{\"payload\":" + group(0, 1001) + "}").post("/api/v1/ingest/preview").then()
                .statusCode(413);
    }

    @Test
    void theIdOfAnEventIsNotThatOfEachRecordOfAList() {
        var event = Map.of("ce-id", "e1", "ce-source", "/s");
        String item = "{\"title\":\"t\",\"severity\":\"low\"}";
        send("application/json", event, "[" + item + "," + item + "]").statusCode(200)
                .body("items.status", everyItem(equalTo(422)));
        send("application/x-ndjson", event, item + "\n" + item).statusCode(200).body("items.status", contains(422, 422))
                .body("items[0].problem.errors.pointer", contains("/sourceSystem"));
        assertEquals(0L, alerts());
        send("application/json", event, item).statusCode(201);
    }

    @Test
    void whatDecidesIdentityAndAnswerIsPartOfTheRequestUnderAKey() {
        String record = "{\"title\":\"t\",\"severity\":\"low\"}";
        send("application/json", Map.of(KEY, "k1", "ce-id", "e1", "ce-source", "/s"), record).statusCode(201);
        send("application/json", Map.of(KEY, "k1", "ce-id", "e1", "ce-source", "/s"), record).statusCode(201);
        send("application/json", Map.of(KEY, "k1", "ce-id", "e2", "ce-source", "/s"), record).statusCode(422)
                .body("errors.pointer", contains(KEY));
        // Read as lines these are refused records, answered as a list.
        send("application/json", Map.of(KEY, "k2"), Alerts.json("n1", "low")).statusCode(201);
        send("text/plain", Map.of(KEY, "k2"), Alerts.json("n1", "low")).statusCode(422).body("errors.pointer", contains(KEY));
        String list = "[\n" + Alerts.json("n2", "low") + "\n]";
        send("application/json", Map.of(KEY, "k3"), list).statusCode(200);
        send("text/plain", Map.of(KEY, "k3"), list).statusCode(422).body("errors.pointer", contains(KEY));
        assertEquals(3L, alerts());
    }

    private ValidatableResponse send(String type, Map<String, String> headers, String body) {
        return tenant.as("pipeline").contentType(type).headers(headers).body(body.getBytes(UTF_8))
                .post("/api/v1/ingest/any").then();
    }

    private long alerts() {
        return TestSql.as("alerts_owner").value(Long.class, ALERTS, tenant.id());
    }

    /** A notification of a group, of some 100 KiB for a thousand alerts. */
    private static String group(int from, int to) {
        return IntStream.range(from, to).mapToObj(
                i -> "{\"labels\":{\"alertname\":\"A\"},\"startsAt\":\"2026-05-01T12:00:00Z\",\"fingerprint\":\"f" + i + "\"}")
                .collect(Collectors.joining(",", "{\"groupKey\":\"g\",\"alerts\":[", "]}"));
    }
}
