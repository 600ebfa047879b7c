package io.harrier.alerts.format;

import static io.harrier.alerts.format.Samples.found;
import static io.harrier.alerts.format.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.Severity;
import io.harrier.platform.problem.RuleBroken;

class GenericFormatTest {

    private static final String RECORD = text("generic-waf.json");
    private static final GenericMapping MAPPING = new GenericMapping("has(record.attack_id)", "'acme-waf'",
            "'waf-' + string(record.attack_id)", "record.rule.name", "record.score", Map.of("9", Severity.CRITICAL),
            "record.?message.orValue('Score ' + string(record.ratio))", "record.?category", "record.when",
            "{'type': 'host', 'id': null, 'name': record.host}", "[record.host]",
            Map.of(ObservableType.IP, "[record.client] + record.servers"), "record.?techniques");

    private final GenericFormats formats = new GenericFormats(new CelExpressions());

    @Test
    void aMappingMakesAnAlert() {
        var alert = read(MAPPING, RECORD).alert();
        assertEquals("acme-waf", alert.sourceSystem());
        assertEquals("waf-9007199254740993", alert.sourceId());
        assertEquals("SQL injection", alert.title());
        assertEquals(Severity.CRITICAL, alert.severity());
        assertEquals("Score 0.5", alert.description());
        assertEquals(Instant.parse("2026-05-01T12:00:00Z"), alert.seenAt());
        assertEquals(new Thing("host", null, "shop-1"), alert.entity());
        assertEquals(List.of("shop-1"), alert.affectedSystems());
        assertEquals(List.of("198.51.100.7", "10.0.0.5"), found(alert, ObservableType.IP));
        assertEquals(List.of(), alert.quality());
    }

    @Test
    void aMappingIsCompiledOnce() {
        assertSame(formats.of(MAPPING, ""), formats.of(MAPPING, ""));
    }

    @Test
    void whatTheMappingDoesNotFindIsFlaggedAndAMissingIdentityRefused() {
        var reading = read(MAPPING, RECORD.replace("\"when\"", "\"then\""));
        assertEquals(List.of("detected_at_unreadable", "detected_at_missing"), reading.alert().quality());
        var bare = mapping("'waf'", "record.nothing.here");
        assertEquals("/sourceId", assertThrows(Unreadable.class, () -> read(bare, RECORD)).pointer);
        assertEquals("/recognize",
                assertThrows(Unreadable.class, () -> read(MAPPING, RECORD.replace("attack_id", "attack"))).pointer);
    }

    @Test
    void whatIsNoExpressionIsNamed() {
        var wrong = assertThrows(RuleBroken.class, () -> formats.of(mapping("'waf'", "record.("), "/mapping"));
        assertEquals("/mapping/sourceId", wrong.problem().errors().get(0).pointer());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "LIST.map(a, LIST.map(b, LIST.map(c, LIST.map(d, LIST.map(e, a + b + c + d + e))))).size() > 0 ? 'x' : 'y' | ~budget|too much work~",
            "['a'].map(a, TEN(a)).map(b, TEN(b)).map(c, TEN(c)).map(d, TEN(d)).map(e, TEN(e))[0] | 20000 characters",
            "string([[1]].map(a, TEN(a)).map(b, TEN(b)).map(c, TEN(c)).map(d, TEN(d))[0].size()) | 1000 items",
    })
    void anExpressionCanNeitherRunNorGrowOn(String endless, String why) {
        String text = endless.replace("LIST", "[1,2,3,4,5,6,7,8,9,10]").replaceAll("TEN\\((.)\\)",
                "$1+$1+$1+$1+$1+$1+$1+$1+$1+$1");
        var refusal = assertThrows(Unreadable.class, () -> read(mapping("'waf'", text), RECORD));
        // Whichever bound is met first: of a machine that is busy the clock's.
        assertTrue(Pattern.compile(why).matcher(refusal.getMessage()).find(), refusal.getMessage());
    }

    private Reading read(GenericMapping mapping, String record) {
        return formats.of(mapping, "").read(Samples.incoming(record)).get(0);
    }

    private static GenericMapping mapping(String system, String id) {
        return new GenericMapping(null, system, id, "'Title'", null, null, null, null, null, null, null, null, null);
    }
}
