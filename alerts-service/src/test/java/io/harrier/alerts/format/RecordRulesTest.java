package io.harrier.alerts.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;

import io.harrier.platform.problem.RuleBroken;

/** What rules do to records before they are read. */
class RecordRulesTest {

    private final RecordRuleSets sets = new RecordRuleSets(new CelExpressions());

    @Test
    void whatAFilterIsTrueOfIsDropped() {
        var rules = filters("record.level < 3", "record.?host.orValue('').startsWith('lab-')");
        assertTrue(rules.apply(json("{'level': 2}"), false).dropped());
        assertTrue(rules.apply(json("{'level': 9, 'host': 'lab-1'}"), false).dropped());
        assertFalse(rules.apply(json("{'level': 9, 'host': 'web-1'}"), false).dropped());
    }

    @Test
    void aFilterThatCanNotBeAskedDropsNothingAndSaysSo() {
        var outcome = filters("record.level < 3", "record.host").apply(json("{'host': 'web-1'}"), false);
        assertFalse(outcome.dropped());
        assertEquals(List.of("filter_failed"), outcome.flags());
        assertTrue(filters("record.level < 3", "true").apply(json("{'host': 'web-1'}"), false).dropped());
    }

    @Test
    void whatIsSetIsSetOfTheRecordAsItCame() {
        var rules = sets.of(List.of(), List.of(set("/host/name", "record.hostname.lowerAscii()"),
                set("hostname", "optional.none()"), set("n", "record.n + 1"), set("a/b", "[1, 'x', {'y': null}]"),
                set("/at", "timestamp('2026-01-01T00:00:00Z')"), set("gone", "null"), set("/no/where", "null")));
        var record = json("{'hostname': 'WEB', 'n': 1, 'gone': 7, 'kept': 1.50, 'host': {'ip': '::1'}}");
        var outcome = rules.apply(record, false);
        assertEquals(json("""
            {'n': 2, 'kept': 1.50, 'host': {'ip': '::1', 'name': 'web'}, 'a/b': [1, 'x', {'y': null}],
             'at': '2026-01-01T00:00:00Z'}""").toString(), outcome.record().toString());
        assertEquals(List.of(), outcome.flags());
        assertEquals("WEB", record.path("hostname").asText());
    }

    @Test
    void whereOneTransformationFailsNoneIsMade() {
        var record = json("{'host': 'web-1', 'n': 1}");
        for (var failing : List.of(set("x", "record.missing"), set("/host/name", "'web'"), set("x", "b'bytes'"),
                set("x", "'\\u0000'"))) {
            var outcome = sets.of(List.of(), List.of(set("n", "2"), failing)).apply(record, false);
            assertSame(record, outcome.record());
            assertEquals(List.of("transformation_failed"), outcome.flags(), failing.to());
        }
    }

    @Test
    void aLineOfTextIsAskedForAsText() {
        var rules = sets.of(List.of(new FilterRule("f", "record.text.contains('DEBUG')")),
                List.of(set("text", "record.text.trim()")));
        assertTrue(rules.apply(new TextNode("CEF:0|DEBUG"), false).dropped());
        assertEquals(new TextNode("CEF:0"), rules.apply(new TextNode(" CEF:0 "), false).record());
    }

    @Test
    void onTrialNothingIsDroppedOrChangedAndAllOfItFlagged() {
        var rules = sets.of(List.of(new FilterRule("f", "record.n == 1")), List.of(set("n", "record.missing")));
        var record = json("{'n': 1}");
        var outcome = rules.apply(record, true);
        assertFalse(outcome.dropped());
        assertSame(record, outcome.record());
        assertEquals(List.of("filter_would_drop", "transformation_failed"), outcome.flags());
    }

    @Test
    void theSameSetIsCompiledOnceAndOneThatIsNoneRefused() {
        assertSame(filters("true"), filters("true"));
        assertThrows(RuleBroken.class, () -> filters("record.("));
        assertThrows(RuleBroken.class, () -> sets.of(List.of(), List.of(set("a\0b", "1"))));
    }

    private RecordRules filters(String... expressions) {
        return sets.of(List.of(expressions).stream().map(it -> new FilterRule("f", it)).toList(), List.of());
    }

    private static TransformationRule set(String property, String value) {
        return new TransformationRule("t", property, value);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
