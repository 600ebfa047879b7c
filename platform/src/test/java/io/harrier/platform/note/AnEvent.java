package io.harrier.platform.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.harrier.platform.events.EventType;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;

/** An event as another service would send it, and what became of it here. */
public record AnEvent(UUID id, String topic, String key, Map<String, String> headers, byte[] value) {

    public static final String DEAD_LETTERS = "harrier.dlq.events";

    public static AnEvent of(TestTenant tenant, EventType type, UUID note, String title) {
        var id = UUID.randomUUID();
        var headers = Map.of("ce_specversion", "1.0", "ce_id", id.toString(), "ce_type", type.name(), "ce_source",
                "/harrier/incidents", "ce_subject", note.toString(), "ce_time", "2026-05-01T12:00:00Z", "ce_tenantid",
                tenant.id().toString(), "content-type", "application/json");
        String value = "{\"noteId\": \"%s\", \"title\": \"%s\", \"version\": 1, \"newField\": {\"a\": 1}}".formatted(note,
                title);
        return new AnEvent(id, type.topic(), note.toString(), headers, value.getBytes(UTF_8));
    }

    public AnEvent withValue(byte[] other) {
        return new AnEvent(id, topic, key, headers, other);
    }

    /** @param value null leaves the header out */
    public AnEvent withHeader(String name, String value) {
        var changed = new HashMap<>(headers);
        changed.remove(name);
        if (value != null) {
            changed.put(name, value);
        }
        return new AnEvent(id, topic, key, changed, this.value);
    }

    public AnEvent send() {
        TestKafka.send(topic, key, value, headers);
        return this;
    }

    /** The dead letters with this event's key. */
    public List<ConsumerRecord<String, byte[]>> deadLetters() {
        return TestKafka.records(DEAD_LETTERS, record -> key.equals(record.key()));
    }

    /** How often a handler's work for this event was committed. */
    public static long receipts(UUID event) {
        return owner().value(Long.class, "select count(*) from note_receipts where event_id = ?", event);
    }

    /** The versions of a note in the order in which its events were handled. */
    public static List<Object> receiptsOfNote(UUID note) {
        return owner().query("select version from note_receipts where note_id = ? order by position", note).stream()
                .map(row -> row.get(0)).toList();
    }

    private static TestSql owner() {
        return TestSql.as("alerts_owner");
    }
}
