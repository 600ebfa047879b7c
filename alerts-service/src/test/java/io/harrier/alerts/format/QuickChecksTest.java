package io.harrier.alerts.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
