package io.harrier.incidents.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class UploadSlotsTest {

    @Test
    void oneTenantLeavesHalfOfThemToOthers() {
        var slots = new UploadSlots(4);
        var one = UUID.randomUUID();
        var other = UUID.randomUUID();
        assertTrue(slots.take(one) && slots.take(one));
        assertFalse(slots.take(one));
        assertTrue(slots.take(other));
        slots.give(one);
        assertTrue(slots.take(one));
        assertTrue(slots.take(other));
        assertFalse(slots.take(UUID.randomUUID()));
    }

    @Test
    void aFileNameIsWhatItLooksLike() {
        assertEquals("annexe.pdf.exe", name("/tmp/annexe\u202E.pdf.exe"));
        assertNull(name(".."));
        assertNull(name("a/.."));
        assertEquals("🙂", name("🙂"));
        assertEquals(254, name("x".repeat(254) + "🙂").length());
        assertEquals("bell", name("be\u0007ll"));
    }

    private static String name(String said) {
        return CreateUpload.of("1",
                "filename " + Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.UTF_8)), null).fileName();
    }
}
