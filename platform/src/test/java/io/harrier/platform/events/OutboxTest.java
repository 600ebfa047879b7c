package io.harrier.platform.events;

import static io.harrier.platform.note.Notes.PATH;
import static io.harrier.platform.note.Notes.aNote;
import static io.harrier.platform.note.Notes.atOnce;
import static io.harrier.platform.note.Notes.titled;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.harrier.platform.note.NoteService;
import io.harrier.platform.note.NoteWritten;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestMetrics;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class OutboxTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void anEventIsACloudEventAboutItsAggregate() {
        String id = tenant.as("analyst").header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-00").body(titled("x"))
                .post(PATH)
                .then().statusCode(201).extract().path("id");
        var record = await().atMost(PATIENCE).until(() -> sent(id), found -> found.size() == 1).get(0);
        assertEquals(id, record.key());
        assertEquals("1.0", TestKafka.header(record, "ce_specversion"));
        assertEquals("io.harrier.incidents.note.written.v1", TestKafka.header(record, "ce_type"));
        assertEquals("/harrier/incidents", TestKafka.header(record, "ce_source"));
        assertEquals(id, TestKafka.header(record, "ce_subject"));
        assertEquals(tenant.id().toString(), TestKafka.header(record, "ce_tenantid"));
        assertEquals("application/json", TestKafka.header(record, "content-type"));
        assertEquals(7, UUID.fromString(TestKafka.header(record, "ce_id")).version());
        assertTrue(Duration.between(Instant.parse(TestKafka.header(record, "ce_time")), Instant.now()).abs().toMinutes() < 5);
        assertTrue(TestKafka.header(record, "traceparent").startsWith("00-" + TRACE + "-"));
        assertEquals(new JsonObject().put("noteId", id).put("title", "x").put("version", 0),
                new JsonObject(new String(record.value())));
        await().atMost(PATIENCE).until(() -> waiting() == 0);
    }

    @Test
    void anEventOfWorkThatRolledBackIsNeverSent() {
        tenant.as("analyst").body(titled(NoteService.UNLUCKY)).post(PATH).then().statusCode(422);
        String later = aNote(tenant, "Later");
        await().atMost(PATIENCE).until(() -> sent(later).size() == 1);
        assertEquals(1, TestKafka.records("harrier.incidents",
                record -> tenant.id().toString().equals(TestKafka.header(record, "ce_tenantid"))).size());
        assertEquals(0, waiting());
    }

    @Test
    void theEventsOfOneAggregateKeepTheirOrder() throws Exception {
        var ids = List.of(aNote(tenant, "a"), aNote(tenant, "b"), aNote(tenant, "c"));
        atOnce(60, 12, i -> tenant.as("analyst").header("If-Match", "*").body(titled("change " + i))
                .put(PATH + "/" + ids.get(i % 3)).then().statusCode(200));
        var expected = LongStream.rangeClosed(0, 20).boxed().toList();
        for (String id : ids) {
            var records = await().atMost(PATIENCE).until(() -> sent(id), found -> found.size() == 21);
            assertEquals(expected,
                    records.stream().map(record -> new JsonObject(new String(record.value())).getLong("version")).toList());
            assertEquals(1, records.stream().map(ConsumerRecord::partition).distinct().count());
        }
    }

    @Test
    void anEventThatIsSentTwiceIsHandledOnce() {
        String id = aNote(tenant, "x");
        var record = await().atMost(PATIENCE).until(() -> sent(id), found -> found.size() == 1).get(0);
        var headers = new JsonObject();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value())));
        // As a relay leaves it that dies between the broker's word and its own commit.
        TestSql.as("alerts_worker").update(
                "insert into outbox (tenant_id, topic, key, headers, value) values (?, ?, ?, ?::jsonb, ?)",
                tenant.id(), record.topic(), record.key().getBytes(), headers.encode(), record.value());
        await().atMost(PATIENCE).until(() -> sent(id).size() == 2);
        // What comes after it on the same partition tells that the repeat was read.
        tenant.as("analyst").header("If-Match", "*").body(titled("y")).put(PATH + "/" + id).then().statusCode(200);
        await().atMost(PATIENCE).until(() -> receipts(id).size() > 1);
        assertEquals(List.of(0L, 1L), receipts(id));
    }

    @Test
    void whatTheBrokerWillNeverTakeIsPutAsideAndHoldsUpNothing() {
        String key = UUID.randomUUID().toString();
        for (String topic : List.of("harrier.incidents", "no such topic")) {
            TestSql.as("alerts_worker").update("insert into outbox (tenant_id, topic, key, value) values (?, ?, ?, ?)",
                    tenant.id(),
                    topic, key.getBytes(), new byte[topic.startsWith("no") ? 1 : 5_000_000]);
        }
        String later = aNote(tenant, "Later");
        await().atMost(PATIENCE).until(() -> sent(later).size() == 1);
        await().atMost(PATIENCE).until(() -> waiting() == 0);
        var refused = TestSql.as("alerts_owner").query(
                "select topic, length(value), reason <> '' from outbox_refused where key = ? order by id",
                (Object) key.getBytes());
        assertEquals(List.of(List.of("harrier.incidents", 5_000_000, true), List.of("no such topic", 1, true)), refused);
    }

    @Test
    void aTopicThatTakesNothingHoldsUpNoOther() throws Exception {
        // A compacted topic refuses messages without a key.
        String topic = "stuck-" + UUID.randomUUID();
        TestKafka.create(new NewTopic(topic, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")));
        TestSql.as("alerts_worker").update("insert into outbox (tenant_id, topic, value) values (?, ?, ?)", tenant.id(), topic,
                new byte[]{1});
        String later = aNote(tenant, "Later");
        await().atMost(PATIENCE).until(() -> !sent(later).isEmpty());
        // The relay takes a message off the table after the broker has it: its row may outlive the record for a moment.
        await().atMost(PATIENCE).until(() -> waiting() == 1);
        TestSql.as("alerts_owner").update("delete from outbox where topic = ?", topic);
    }

    @Test
    void manyLargeMessagesAreSentInBatchesThatFitMemory() {
        String topic = "large-" + UUID.randomUUID();
        TestSql.as("alerts_worker").update(
                "insert into outbox (tenant_id, topic, key, value) select ?, ?, n::text::bytea, repeat('x', 900000)::bytea from generate_series(1, 40) n",
                tenant.id(), topic);
        await().atMost(PATIENCE).until(() -> waiting() == 0);
        assertEquals(IntStream.rangeClosed(1, 40).mapToObj(String::valueOf).toList(),
                TestKafka.records(topic, it -> true).stream().map(ConsumerRecord::key).distinct()
                        .sorted(Comparator.comparingInt(Integer::parseInt)).toList());
    }

    @Test
    void whatWaitsForTheBrokerShowsInTheMetrics() throws SQLException {
        try (var connection = TestSql.as("alerts_worker").connect(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Another replica's relay, at work on an earlier batch for as long as this transaction lasts.
            statement.execute("select pg_advisory_xact_lock(hashtext('outbox'), hashtext(current_schema()))");
            for (int i = 0; i < 3; i++) {
                aNote(tenant, "Waits");
            }
            await().atMost(PATIENCE).until(() -> TestMetrics.value("harrier_outbox_pending") >= 3);
        }
        await().atMost(PATIENCE).until(() -> TestMetrics.value("harrier_outbox_pending") == 0);
    }

    private static List<ConsumerRecord<String, byte[]>> sent(String id) {
        return TestKafka.records("harrier.incidents", record -> id.equals(record.key())
                && NoteWritten.WRITTEN.name().equals(TestKafka.header(record, "ce_type")));
    }

    private static List<Object> receipts(String id) {
        return io.harrier.platform.note.AnEvent.receiptsOfNote(UUID.fromString(id));
    }

    private long waiting() {
        return TestSql.as("alerts_owner").value(Long.class, "select count(*) from outbox where tenant_id = ?", tenant.id());
    }
}
