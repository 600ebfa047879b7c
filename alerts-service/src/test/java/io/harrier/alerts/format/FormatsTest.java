package io.harrier.alerts.format;

import static io.harrier.alerts.format.Samples.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.format.Unreadable.Reason;

class FormatsTest {

    @Test
    void whatNoFormatRecognizesSaysWhichWereTried() {
        var refusal = refusal("{\"title\": \"nobody\"}");
        assertEquals(Reason.NO_IDENTITY, refusal.reason);
        for (String name : List.of("ocsf", "elastic", "microsoft_graph", "suricata", "wazuh", "splunk_notable", "alertmanager",
                "sigma", "cef")) {
            assertTrue(refusal.getMessage().contains(name), name);
            assertEquals(name, new Formats().named(name).orElseThrow().name());
        }
        assertEquals("/sourceId", refusal("{\"sourceSystem\": \"x\"}").pointer);
    }

    @Test
    void theNativeFormatTakesWhatHasItsIdentity() {
        var alert = Samples.read("native",
                """
                    {"sourceSystem": "s", "sourceId": "1", "title": "t", "severity": "low", "enrichment": {"a": {"b": [1.5, null]}}}""");
        assertEquals("{a={b=[1.5, null]}}", alert.enrichment().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2026-05-01T14:00:00.123456789+0200 | 2026-05-01T12:00:00.123456Z",
            "2026-05-01T12:00:00Z | 2026-05-01T12:00:00Z",
            "2026-05-01 12:00:00.5 | 2026-05-01T12:00:00.500Z",
            "2026-05-01T07:00:00-05 | 2026-05-01T12:00:00Z",
            "2026-05-01T12:00:00+00:00 | 2026-05-01T12:00:00Z",
            "1777636800 | 2026-05-01T12:00:00Z",
            "1777636800.25 | 2026-05-01T12:00:00.250Z",
            "1777636800123 | 2026-05-01T12:00:00.123Z",
            "1777636800123456 | 2026-05-01T12:00:00.123456Z",
            "1777636800123456789 | 2026-05-01T12:00:00.123456Z",
    })
    void timesAreReadAsTheyCome(String text, Instant time) {
        assertEquals(time, Times.of(text, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({"2026-05-01 12:00:00.5, true", "2026-05-01T12:00:00, true", "May 01 2026 12:00:00, true",
            "May 1 12:00:00, true",
            "2026-05-01T12:00:00Z, false", "2026-05-01T07:00:00-05, false", "2026-05-01T14:00:00 +0200, false",
            "May 01 2026 12:00:00 UTC, false", "1777636800, false", "1777636800.25, false"})
    void whetherATimeNamesItsZoneIsSeen(String text, boolean local) {
        assertEquals(local, Times.isLocal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2026-13-01T00:00:00Z", "12:00", "1e999999999", "99999999999999999999999", "-", "0x10"})
    void whatIsNoTimeIsNone(String text) {
        assertEquals(null, Times.of(text, ZoneOffset.UTC));
    }

    @Test
    void observablesAreValidatedAndNeverLookedUp() {
        var set = new ObservableSet();
        for (String no : List.of("localhost", "999.1.1.1", "10.0.0", "example.com", "0.0.0.0", "::", "any", "1.2.3.4.5")) {
            set.ip(no);
        }
        for (String no : List.of("deadbeef", "z".repeat(32), "-")) {
            set.hash(no);
        }
        for (String no : List.of("no domain", "a..b", ".x", "singleword", "10.0.0.999")) {
            set.domain(no);
        }
        set.cve("CVE-1-2");
        set.email("nobody@");
        set.url("javascript:alert(1)");
        set.user("-");
        set.user(null, null);
        assertEquals(List.of(), set.list());
        set.ip("::FFFF:10.0.0.1");
        set.ip("10.0.0.1");
        set.ip("[FE80::1%eth0]");
        set.email("Ann <Ann@Example.com>");
        set.cve("cve-2021-44228");
        assertEquals(List.of("10.0.0.1", "fe80::1", "ann@example.com", "CVE-2021-44228"),
                set.list().stream().map(Observable::value).toList());
        for (int index = 0; index < 2 * ObservableSet.MOST; index++) {
            set.host("h" + index);
        }
        assertEquals(ObservableSet.MOST, set.list().size());
    }

    @Test
    void dottedKeysAreFoundHoweverTheyAreNested() throws Exception {
        for (String json : List.of("{\"a.b.c\":1}", "{\"a\":{\"b\":{\"c\":1}}}", "{\"a.b\":{\"c\":1}}", "{\"a\":{\"b.c\":1}}",
                "{\"a\":{\"x\":2},\"a.b\":{\"c\":1}}")) {
            assertEquals(1, Json.dotted(new ObjectMapper().readTree(json), "a.b.c").asInt(), json);
        }
    }
}
