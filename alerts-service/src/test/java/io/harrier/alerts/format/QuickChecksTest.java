package io.harrier.alerts.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.cel.runtime.CelEvaluationException;

/** What is told without CEL's interpreter is what CEL says, also of what is missing. */
class QuickChecksTest {

    private static final Map<String, Object> RECORD = Map.of("a", "x", "n", 1L, "b", Map.of("c", "xyz"), "list", List.of("x"));

    private final CelExpressions cel = new CelExpressions();

    @Test
    void comparisonsWithConstantsAreTold() throws CelEvaluationException {
        holds("record.a == 'x'", "record.a != 'y'", "record.b.c.contains('y')", "record.b.c.startsWith('xy')",
                "record.b.c.endsWith('yz')", "record.a in ['w', 'x']", "has(record.b.c)", "!has(record.b.d)",
                "!(record.a == 'y')", "record.a == 'x' && record.b.c == 'xyz'", "record.a == 'y' || record.b.c == 'xyz'",
                "record.a == 'x' && record.n == 1", "record.list.exists(it, it == 'x') && record.a == 'x'");
        fails("record.a == 'y'", "record.a != 'x'", "record.b.c.contains('q')", "record.a in ['y']", "record.a in []",
                "has(record.z)", "record.a == 'y' && record.n == 1", "record.n == 2 || record.a == 'y'");
    }

    @Test
    void whatIsMissingOrOfAnotherTypeIsForCelToTell() throws CelEvaluationException {
        fails("record.a == 'y' && record.missing == 'x'", "record.missing == 'x' && record.a == 'y'", "record.n == 'x'",
                "record.n in ['x']");
        holds("record.missing == 'x' || record.a == 'x'", "record.n != 'x'");
        for (String text : List.of("record.missing == 'x'", "record.a == 'x' && record.missing == 'x'",
                "record.n.contains('x')", "record.missing.contains('x') || record.a == 'y'", "has(record.missing.c)")) {
            var expression = cel.compile(text, "");
            assertThrows(CelEvaluationException.class, () -> expression.of(RECORD), text);
        }
    }

    @Test
    void textsAtAPlaceAreToldAndOthersAreForCelToTell() throws CelEvaluationException {
        for (var told : Map
                .of("record.list[0]", "x", "[record.a, record.b.c]", List.of("x", "xyz"), "record.b", Map.of("c", "xyz"),
                        "record.n", 1L, "[record.n]", List.of(1L), "record.list", List.of("x"), "[]", List.of())
                .entrySet()) {
            assertEquals(Optional.of(told.getValue()), cel.compile(told.getKey(), "").of(RECORD), told.getKey());
        }
        for (String text : List.of("record.list[1]", "record.list[-1]", "record.missing", "[record.a, record.missing]")) {
            var expression = cel.compile(text, "");
            assertThrows(CelEvaluationException.class, () -> expression.of(RECORD), text);
        }
    }

    @Test
    void whatTakesTooMuchIsGivenUpAndAfterAWhileNoLongerAsked() throws CelEvaluationException {
        var record = Map.<String, Object>of("text", "a".repeat(20_000), "half", "a".repeat(9_999) + "b", "few",
                List.of("a", "b"),
                "list", Collections.nCopies(500, "a"));
        for (String text : List.of("record.list.exists(it, record.text.matches('(a|aa|aaa){1,30}b'))",
                "record.text.contains(record.half)", "record.text.split(record.half).size() == 1")) {
            var expression = cel.compile(text, "");
            for (int time = 0; time < 25; time++) {
                var failure = assertThrows(CelEvaluationException.class, () -> expression.of(record), text);
                assertTrue(time < 20 ^ failure.getMessage().contains("a minute"), text + time + failure.getMessage());
            }
        }
        for (String text : List.of("record.text.matches('^a+$')", "record.list.all(it, it.matches('[a-z]'))",
                "record.text.contains('a') && record.half.indexOf('b') == 9999",
                "record.few.all(it, record.text.contains(it) || true)")) {
            assertEquals(Optional.of(true), cel.compile(text, "").of(record), text);
        }
    }

    @Test
    void whatIsAskedOfARecordMayTakeSoMuchAltogether() throws CelEvaluationException {
        var record = Map.<String, Object>of("text", "a".repeat(20_000));
        var expression = cel.compile("record.text.matches('(a|aa|aaa){1,3}$')", "");
        var work = Work.ofRecord();
        int told = 0;
        for (int time = 0; time < 2_000; time++) {
            try {
                expression.of(record, work);
                told++;
            } catch (CelEvaluationException tooMuch) {
                assertTrue(tooMuch.getMessage().contains("too much work"), tooMuch.getMessage());
            }
        }
        assertTrue(told > 10 && told < 500, told + " were told");
        assertEquals(Optional.of(true), expression.of(record));
    }

    private void holds(String... conditions) throws CelEvaluationException {
        for (String text : conditions) {
            assertEquals(Optional.of(true), cel.compile(text, "").of(RECORD), text);
        }
    }

    private void fails(String... conditions) throws CelEvaluationException {
        for (String text : conditions) {
            assertEquals(Optional.of(false), cel.compile(text, "").of(RECORD), text);
        }
    }
}
