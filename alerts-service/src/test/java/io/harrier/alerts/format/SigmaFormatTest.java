package io.harrier.alerts.format;

import static io.harrier.alerts.format.Samples.found;
import static io.harrier.alerts.format.Samples.read;
import static io.harrier.alerts.format.Samples.refusal;
import static io.harrier.alerts.format.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;

class SigmaFormatTest {

    private static final String MATCH = text("sigma.json");

    @Test
    void ruleAndEventAreAnAlert() {
        var alert = read("sigma", MATCH);
        assertEquals("sigma", alert.sourceSystem());
        assertEquals(SourceType.MONITORING_RULE, alert.sourceType());
        assertEquals("Encoded command of a script host", alert.title());
        assertEquals(Severity.HIGH, alert.severity());
        assertEquals(Instant.parse("2026-05-01T12:00:00.649150Z"), alert.seenAt());
        assertEquals("ws-0142", alert.entity().name());
        assertEquals(List.of("T1059.001"), alert.enrichment().get("techniques"));
        assertEquals(List.of("execution"), alert.enrichment().get("tactics"), "a group is no tactic");
        assertEquals(List.of("CVE-2021-44228"), found(alert, ObservableType.CVE));
        assertEquals(List.of("CORP\\m.ortiz"), found(alert, ObservableType.USER));
        assertEquals(List.of("203.0.113.4"), found(alert, ObservableType.IP));
        assertEquals(List.of("352b525e9c26cb92693899528fe007c2",
                "1f1d918ec49e0b7c59b704ff412e1a6e224da81c08cda657e1cb482abaac146c"), found(alert, ObservableType.HASH));
        assertEquals(List.of(), alert.quality());
    }

    @Test
    void ruleAndEventAreTheIdentity() {
        String id = read("sigma", MATCH).sourceId();
        assertEquals(id, read("sigma", MATCH.replace("Encoded command", "Encoded commands")).sourceId());
        assertNotEquals(id, read("sigma", MATCH.replace("67583", "67584")).sourceId());
        assertNotEquals(id, read("sigma", MATCH.replace("000000000001", "000000000002")).sourceId());
    }

    @Test
    void flatEventsAreReadToo() {
        var alert = read("sigma", """
            {"rule": {"id": "r-1", "title": "Port scan", "level": "low", "logsource": {"category": "firewall"}},
             "event": {"@timestamp": "2026-05-01T12:00:00Z", "src_ip": "10.0.0.1", "host": {"name": "fw-1"}}}""");
        assertEquals("firewall", alert.classification());
        assertEquals("fw-1", alert.entity().name());
        assertEquals(List.of("10.0.0.1"), found(alert, ObservableType.IP));
    }

    @Test
    void whatIsMalformedIsNamed() {
        assertEquals("/event", refusal("{\"sigma\": {\"id\": \"r\"}, \"event\": 7}").pointer);
        assertEquals("/sigma/id", refusal("{\"sigma\": {\"level\": \"low\"}, \"event\": {}}").pointer);
    }
}
