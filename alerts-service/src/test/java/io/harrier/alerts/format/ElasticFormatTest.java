package io.harrier.alerts.format;

import static io.harrier.alerts.format.Samples.found;
import static io.harrier.alerts.format.Samples.read;
import static io.harrier.alerts.format.Samples.refusal;
import static io.harrier.alerts.format.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;

class ElasticFormatTest {

    private static final String ALERT = text("elastic-detection.json");

    @Test
    void flatAndNestedKeysAreReadAlike() {
        var alert = read("elastic", ALERT);
        assertEquals("elastic:siem", alert.sourceSystem());
        assertEquals("5f1d7a0cbe5e4f0f8f0a6c0d2f7c7b3a9a1f6f1b2d3c4e5f60718293a4b5c6d7", alert.sourceId());
        assertEquals("Shell started by a web server", alert.title());
        assertEquals(Severity.HIGH, alert.severity());
        assertEquals("process", alert.classification());
        assertEquals(Instant.parse("2026-05-01T12:00:00.123456Z"), alert.seenAt());
        assertEquals(new Thing("host", "h-3", "web-3"), alert.entity());
        assertEquals(List.of("198.51.100.9", "10.1.0.3", "fe80::1"), found(alert, ObservableType.IP));
        assertEquals(List.of("www-data"), found(alert, ObservableType.USER));
        assertEquals(List.of("drop.bad.example"), found(alert, ObservableType.DOMAIN));
        assertEquals(List.of("T1059", "T1059.004"), alert.enrichment().get("techniques"));
        assertEquals(List.of("execution"), alert.enrichment().get("tactics"));
        assertEquals("acknowledged", alert.enrichment().get("status"));
        assertEquals("soc", alert.enrichment().get("tenant"));
        assertEquals("grp-1", ((Map<?, ?>) alert.enrichment().get("groups")).get("groupId"));
        assertEquals(List.of(), alert.quality());
    }

    @Test
    void wholeNestedAlertsAreReadToo() {
        var alert = read("elastic", """
            {"@timestamp": "2026-05-01T12:00:00Z", "kibana": {"alert": {"uuid": "u-1", "severity": "low",
              "rule": {"name": "Nested", "threat": [{"tactic": {"name": "Initial Access"}}]}}}}""");
        assertEquals("u-1", alert.sourceId());
        assertEquals("Nested", alert.title());
        assertEquals(List.of("initial_access"), alert.enrichment().get("tactics"));
    }

    @Test
    void anOldSignalHasTheIdOfItsHit() {
        var alert = read("elastic", text("elastic-signal.json"));
        assertEquals("b6c1e0a4f3", alert.sourceId());
        assertEquals("Brute force", alert.title());
        assertEquals(Severity.CRITICAL, alert.severity());
        assertEquals(List.of("CORP\\root"), found(alert, ObservableType.USER));
    }

    @Test
    void anOldSignalWithoutHitHasAFingerprint() {
        String bare = Samples.json(text("elastic-signal.json")).get("_source").toString();
        var alert = read("elastic", bare);
        assertEquals(32, alert.sourceId().length());
        assertEquals(alert.sourceId(), read("elastic", bare).sourceId());
        assertNotEquals(alert.sourceId(), read("elastic", bare.replace("ev-9", "ev-8")).sourceId());
    }

    @Test
    void anEventThatIsAnAlertIsOne() {
        var alert = read("elastic",
                """
                    {"@timestamp": "2026-05-01T12:00:00Z", "event": {"kind": "alert", "id": "e-1", "module": "endpoint", "severity": 73},
                     "rule": {"name": "Ransomware"}, "message": "Blocked"}""");
        assertEquals("elastic:endpoint", alert.sourceSystem());
        assertEquals(SourceType.EDR, alert.sourceType());
        assertEquals(Severity.HIGH, alert.severity());
    }

    @Test
    void aRecoveredAlertIsOver() {
        assertTrue(read("elastic", ALERT.replace("\"active\"", "\"recovered\"")).isOver());
    }

    @Test
    void anAlertWithoutIdIsNamedSo() {
        assertEquals("/kibana.alert.uuid", refusal(ALERT.replace("kibana.alert.uuid", "kibana.alert.uid")).pointer);
    }
}
