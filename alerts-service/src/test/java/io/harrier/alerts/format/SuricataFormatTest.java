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

import org.junit.jupiter.api.Test;

import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.format.Unreadable.Reason;

class SuricataFormatTest {

    private static final String ALERT = text("suricata-eve.json");

    @Test
    void anAlertIsReadToTheMicrosecond() {
        var alert = read("suricata", ALERT);
        assertEquals("suricata:sensor-2", alert.sourceSystem());
        assertEquals(Instant.parse("2026-05-01T12:00:00.123456Z"), alert.seenAt());
        assertEquals(Severity.HIGH, alert.severity());
        assertEquals("1", alert.severityOriginal());
        assertEquals("EXAMPLE response to id check", alert.title());
        assertEquals("Potentially Bad Traffic", alert.classification());
        assertEquals("10.31.64.240", alert.entity().name(), "the other end is hostile");
        assertEquals(List.of("198.51.100.99", "10.31.64.240"), found(alert, ObservableType.IP));
        assertEquals(List.of("files.bad.example"), found(alert, ObservableType.DOMAIN));
        assertEquals(List.of("http://files.bad.example/uid/index.html"), found(alert, ObservableType.URL));
        assertEquals(List.of("CVE-2024-91325", "CVE-2019-91325"), found(alert, ObservableType.CVE));
        assertEquals(List.of("d41d8cd98f00b204e9800998ecf8427e"), found(alert, ObservableType.HASH));
        assertEquals(List.of("T1190"), alert.enrichment().get("techniques"));
        assertEquals(List.of("initial_access"), alert.enrichment().get("tactics"));
        assertEquals("blocked", alert.enrichment().get("action"));
        assertEquals(List.of(), alert.quality());
    }

    @Test
    void flowSignatureAndTimeAreTheFingerprint() {
        String id = read("suricata", ALERT).sourceId();
        assertEquals(id, read("suricata", ALERT.replace("blocked", "allowed")).sourceId());
        for (String part : List.of("1805461738637437", "2900498", "00.123456")) {
            assertNotEquals(id, read("suricata", ALERT.replace(part, part.replace('4', '5'))).sourceId(), part);
        }
        assertEquals(32, read("suricata", ALERT.replace("flow_id", "flow_no")).sourceId().length());
    }

    @Test
    void oneIsTheHighest() {
        var severities = List.of(1, 2, 3, 4).stream()
                .map(it -> read("suricata", ALERT.replace("\"severity\":1", "\"severity\":" + it)).severity()).toList();
        assertEquals(List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.INFORMATIONAL), severities);
    }

    @Test
    void whatIsNoAlertIsSaidToBeNone() {
        var refusal = refusal("""
            {"timestamp":"2026-05-01T14:00:00.123456+0200","flow_id":1,"event_type":"dns","dns":{"rrname":"a.example"}}""");
        assertEquals(Reason.NOT_AN_ALERT, refusal.reason);
        assertEquals("/event_type", refusal.pointer);
        assertTrue(refusal.getMessage().contains("'dns'"));
    }

    @Test
    void whatIsMalformedIsNamed() {
        assertEquals("/timestamp", refusal(ALERT.replace("\"timestamp\"", "\"stamp\"")).pointer);
        assertEquals("/alert/signature_id", refusal(ALERT.replace("signature_id", "sid")).pointer);
        assertEquals("/alert", refusal("{\"timestamp\":\"x\",\"event_type\":\"alert\",\"flow_id\":1,\"alert\":7}").pointer);
        var alert = read("suricata", ALERT.replace("2026-05-01T14:00:00.123456+0200", "yesterday"));
        assertEquals(List.of("detected_at_unreadable", "detected_at_missing"), alert.quality());
        assertEquals(Samples.NOW, alert.seenAt());
    }
}
