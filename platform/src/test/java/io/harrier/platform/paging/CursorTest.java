package io.harrier.platform.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import io.harrier.platform.problem.Malformed;

class CursorTest {

    @Test
    void aCursorComesBackAsItWent() {
        var at = Instant.parse("2026-05-01T12:00:00.123456Z");
        var id = UUID.randomUUID();
        var back = decoded(Cursor.of("-severity", 3, at, LocalDate.of(2026, 5, 1), id, 1L << 40));
        assertEquals(3, back.number(0));
        assertEquals(at, back.instant(1));
        assertEquals(LocalDate.of(2026, 5, 1), back.date(2));
        assertEquals(id, back.id(3));
        assertEquals(1L << 40, back.longNumber(4));
    }

    @Test
    void anyTextComesBackAsItWent() {
        for (String text : List.of("", " ", "a&b=c%2Bd+e", "Grüße 🦅", "unit\u001fseparator", "\n\t\"", "%")) {
            assertEquals(text, decoded(Cursor.of("title", text, "last")).text(0), text);
        }
    }

    @Test
    void aCursorIsFitForAUrl() {
        assertTrue(Cursor.of("title", "???>>>~~~ ÿÿÿ").encoded().matches("[A-Za-z0-9_-]+"));
    }

    @Test
    void noCursorIsTheFirstPage() {
        assertNull(Cursor.decode(null, "title", 1));
        assertNull(Cursor.decode("", "title", 1));
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        String cursor = Cursor.of("title", "a").encoded();
        assertThrows(Malformed.class, () -> Cursor.decode(cursor, "-title", 1));
        assertThrows(Malformed.class, () -> Cursor.decode(cursor, "title", 2));
        assertThrows(Malformed.class, () -> Cursor.decode(cursor, "title", 0));
    }

    @Test
    void aCursorThatIsMadeUpIsRefused() {
        for (String cursor : List.of("nonsense", "!!!", "a", "====", "ÿ", base64("title"), base64("title&%"))) {
            assertThrows(Malformed.class, () -> Cursor.decode(cursor, "title", 1), cursor);
        }
        List<Consumer<Cursor>> readings = List.of(it -> it.instant(0), it -> it.date(0), it -> it.id(0), it -> it.number(0),
                it -> it.longNumber(0));
        for (var reading : readings) {
            assertThrows(Malformed.class, () -> reading.accept(Cursor.of("title", "made up")));
        }
    }

    @Test
    void aValueBeyondWhatItsColumnHoldsIsRefused() {
        assertThrows(Malformed.class, () -> Cursor.of("weight", "4000000000").number(0));
        assertThrows(Malformed.class, () -> Cursor.of("at", "+400000000-01-01T00:00:00Z").instant(0));
        assertThrows(Malformed.class, () -> Cursor.of("at", "+400000000-01-01").date(0));
    }

    private static Cursor decoded(Cursor cursor) {
        return Cursor.decode(cursor.encoded(), cursor.sort(), cursor.values().size());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
    }
}
