package io.harrier.platform.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

/** What waits for a client, and for how long. */
class MailboxTest {

    private final UUID tenant = UUID.randomUUID();
    private final Mailbox mailbox = new Mailbox(tenant);

    @Test
    void whatComesIsTakenInItsOrder() {
        var arrived = mailbox.arrived().toCompletableFuture();
        assertFalse(arrived.isDone());
        for (int offset = 0; offset < 5; offset++) {
            mailbox.offer(event(offset, 10));
        }
        assertTrue(arrived.isDone());
        assertEquals(java.util.List.of("3-0", "3-1", "3-2"),
                mailbox.take(3).events().stream().map(StreamedEvent::place).toList());
        assertTrue(mailbox.arrived().toCompletableFuture().isDone());
        assertEquals(2, mailbox.take(3).events().size());
        assertFalse(mailbox.arrived().toCompletableFuture().isDone());
        assertNull(mailbox.take(1).cut());
    }

    @Test
    void aClientThatDoesNotKeepUpIsLetGo() {
        for (int offset = 0; offset <= 1_000; offset++) {
            mailbox.offer(event(offset, 10));
        }
        assertEquals(new Mailbox.Delivery(java.util.List.of(), "slow"), mailbox.take(10));
        var large = new Mailbox(tenant);
        for (int offset = 0; offset < 5; offset++) {
            large.offer(event(offset, 1024 * 1024));
        }
        assertEquals("slow", large.take(10).cut());
    }

    @Test
    void whatWasTakenLeavesRoom() {
        for (int offset = 0; offset < 5_000; offset++) {
            mailbox.offer(event(offset, 5_000));
            assertEquals(1, mailbox.take(10).events().size());
        }
    }

    @Test
    void aCutIsToldToWhoWaits() {
        var arrived = mailbox.arrived().toCompletableFuture();
        var begun = mailbox.begun().toCompletableFuture();
        mailbox.cut("failed");
        assertTrue(arrived.isDone() && begun.isCompletedExceptionally());
        mailbox.begin(Map.of(0, 1L));
        mailbox.offer(event(1, 1));
        assertEquals(new Mailbox.Delivery(java.util.List.of(), "failed"), mailbox.take(10));
    }

    private StreamedEvent event(long offset, int bytes) {
        return new StreamedEvent(3, offset, 0, tenant, "id", "io.harrier.alerts.alert.opened.v1", "time", "subject",
                new byte[bytes]);
    }
}
