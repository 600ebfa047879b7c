package io.harrier.platform.events;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.harrier.platform.note.AnEvent;
import io.harrier.platform.note.NoteWritten;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestMetrics;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class InboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestTenant tenant = TestTenant.fresh();
    private final UUID note = UUID.randomUUID();

    @Test
    void anEventIsHandledOnceHoweverOftenItComes() {
        for (var type : List.of(NoteWritten.WRITTEN, NoteWritten.COUNTED)) {
            var event = event(type, "x").send();
            event.send();
            event.send();
            theNextIsHandled(type);
            assertEquals(1, AnEvent.receipts(event.id()), type.name());
        }
    }

    @Test
    void anEventIsHandledForItsTenantAlone() {
        var event = event(NoteWritten.WRITTEN, "x").send();
        await().atMost(PATIENCE).until(() -> AnEvent.receipts(event.id()) == 1);
        assertEquals(List.of(List.of(tenant.id())),
                TestSql.as("alerts_owner").query("select tenant_id from note_receipts where event_id = ?", event.id()));
        // The same id under another tenant is another event.
        var other = TestTenant.fresh();
        event.withHeader("ce_tenantid", other.id().toString()).send();
        await().atMost(PATIENCE).until(() -> AnEvent.receipts(event.id()) == 2);
    }

    @Test
    void anEventThatChokesItsHandlerGoesToTheDeadLettersAsItCame() {
        var event = event(NoteWritten.WRITTEN, "Poison").send();
        theNextIsHandled(NoteWritten.WRITTEN);
        var dead = theDeadLetter(event);
        assertEquals("Nobody can stomach this note", TestKafka.header(dead, "harrier-dlq-reason"));
        assertEquals("platform-test", TestKafka.header(dead, "harrier-dlq-consumer"));
        assertEquals("harrier.incidents", TestKafka.header(dead, "harrier-dlq-topic"));
        assertTrue(TestKafka.header(dead, "harrier-dlq-partition").matches("\\d+"));
        assertTrue(TestKafka.header(dead, "harrier-dlq-offset").matches("\\d+"));
        assertEquals(event.id().toString(), TestKafka.header(dead, "ce_id"));
        assertArrayEquals(event.value(), dead.value());
        // What the handler did before it failed is undone, and the event counts as not handled.
        assertEquals(0, AnEvent.receipts(event.id()));
        assertEquals(0L,
                TestSql.as("alerts_owner").value(Long.class, "select count(*) from inbox where event_id = ?", event.id()));
    }

    @Test
    void anEventThatCannotBeReadGoesToTheDeadLetters() {
        var good = event(NoteWritten.WRITTEN, "x");
        List.of(good.withHeader("ce_id", null), good.withHeader("ce_id", "7"), good.withHeader("ce_tenantid", null),
                good.withHeader("ce_time", "yesterday"), good.withValue("{".getBytes()), good.withValue(new byte[0]),
                good.withValue("[]".getBytes()), good.withValue("{\"noteId\": \"x\"}".getBytes()),
                good.withValue(new byte[]{0, 0, 0, '{', 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff}),
                good.withValue(new byte[]{'"', (byte) 0xff, 0, '"'})).forEach(AnEvent::send);
        theNextIsHandled(NoteWritten.WRITTEN);
        await().atMost(PATIENCE).until(() -> good.deadLetters().size() == 10);
        good.deadLetters().forEach(dead -> assertTrue(
                TestKafka.header(dead, "harrier-dlq-reason").startsWith("Unreadable event: "),
                TestKafka.header(dead, "harrier-dlq-reason")));
    }

    @Test
    void anEventOfAnUnknownTypeIsPassedByAndCounted() {
        double before = ignored();
        event(NoteWritten.IGNORED, "x").send();
        event(NoteWritten.IGNORED, "x").withValue("not even JSON".getBytes()).send();
        event(NoteWritten.IGNORED, "x").withHeader("ce_type", null).send();
        theNextIsHandled(NoteWritten.WRITTEN);
        assertTrue(ignored() >= before + 3, before + " → " + ignored());
        assertEquals(0, event(NoteWritten.IGNORED, "x").deadLetters().size());
    }

    private AnEvent event(EventType type, String title) {
        return AnEvent.of(tenant, type, note, title);
    }

    /** Sends a good event after the others, on their partition, and waits until it is handled. */
    private void theNextIsHandled(EventType type) {
        var next = event(type, "Next").send();
        await().atMost(PATIENCE).until(() -> AnEvent.receipts(next.id()) == 1);
    }

    private static ConsumerRecord<String, byte[]> theDeadLetter(AnEvent event) {
        return await().atMost(PATIENCE).until(event::deadLetters, found -> found.size() == 1).get(0);
    }

    private static double ignored() {
        return TestMetrics.value("harrier_events_total", "result=\"ignored\"", "topic=\"harrier.incidents\"");
    }
}
