package io.harrier.platform.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.harrier.platform.problem.Malformed;
import io.harrier.platform.problem.PreconditionRequired;
import io.harrier.platform.problem.Stale;

class IfMatchTest {

    @Test
    void theETagThatWasReadIsUnderstood() {
        for (String header : List.of("\"3\"", "3", "W/\"3\"", " \"3\" ")) {
            assertEquals(3L, IfMatch.fromString(header).version(), header);
        }
        assertEquals(0L, IfMatch.fromString("\"0\"").version());
    }

    @Test
    void aStarNamesNoVersion() {
        assertEquals(null, IfMatch.fromString("*").version());
        assertDoesNotThrow(() -> IfMatch.check(IfMatch.fromString("*"), 7));
    }

    @Test
    void anETagThatIsNotOursIsMalformed() {
        for (String header : List.of("", "\"\"", "abc", "\"abc\"", "-1", "1.5", "\"1\", \"2\"", "99999999999999999999", "١")) {
            assertThrows(Malformed.class, () -> IfMatch.fromString(header), header);
        }
    }

    @Test
    void anotherVersionThanTheCurrentIsStale() {
        assertThrows(Stale.class, () -> IfMatch.check(IfMatch.fromString("\"2\""), 3));
        assertThrows(Stale.class, () -> IfMatch.check(IfMatch.fromString("\"4\""), 3));
        assertDoesNotThrow(() -> IfMatch.check(IfMatch.fromString("\"3\""), 3));
        assertDoesNotThrow(() -> IfMatch.check(null, 3));
    }

    @Test
    void aChangeThatMustNameItsVersionIsRefusedWithout() {
        assertThrows(PreconditionRequired.class, () -> IfMatch.required(null));
        var match = IfMatch.fromString("*");
        assertSame(match, IfMatch.required(match));
    }
}
