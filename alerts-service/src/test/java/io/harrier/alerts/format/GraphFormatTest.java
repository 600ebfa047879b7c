package io.harrier.alerts.format;

import static io.harrier.alerts.format.Samples.found;
import static io.harrier.alerts.format.Samples.read;
import static io.harrier.alerts.format.Samples.refusal;
import static io.harrier.alerts.format.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;

class GraphFormatTest {

    private static final String ALERT = text("graph-defender.json");

    @Test
    void anAlertOfDefenderIsReadAndItsContextKeptWhole() {
        var alert = read("microsoft_graph", ALERT);
        assertEquals("microsoftDefenderForEndpoint:windowsDefenderAv", alert.sourceSystem());
        assertEquals("da63900_-1", alert.sourceId());
        assertEquals(SourceType.EDR, alert.sourceType());
        assertEquals(Severity.HIGH, alert.severity());
        assertEquals("DefenseEvasion", alert.classification());
        assertEquals(Instant.parse("2026-05-01T12:00:00.765432Z"), alert.seenAt());
        assertEquals(new Thing("host", "73e7", "ws-0142.corp.example"), alert.entity());
        assertEquals(List.of("73e7"), alert.affectedAssets());
        assertEquals(List.of("10.4.7.19", "fe80::2", "127.0.0.1", "203.0.113.9"), found(alert, ObservableType.IP));
        assertEquals(List.of("m.ortiz@corp.example", "CORP\\svc"), found(alert, ObservableType.USER));
        assertEquals(List.of("5f1e8acedc065031aad553b710838eb366cfee9a"), found(alert, ObservableType.HASH));
        assertEquals(List.of("https://drop.bad.example/a"), found(alert, ObservableType.URL));
        assertEquals("truePositive/malware", alert.enrichment().get("verdict"));
        assertEquals(List.of("T1486", "T1027.010"), alert.enrichment().get("techniques"));
        assertEquals(List.of("defense_evasion"), alert.enrichment().get("tactics"));
        assertEquals(Map.of("incidentId", "4242"), alert.enrichment().get("groups"));
        assertEquals(Samples.json(ALERT).size(), alert.defenderContext().size());
        assertEquals(5, ((List<?>) alert.defenderContext().get("evidence")).size());
        assertEquals(List.of(), alert.quality());
    }

    @Test
    void anUnknownSeverityIsFlagged() {
        var alert = read("microsoft_graph", ALERT.replace("\"high\"", "\"unknown\""));
        assertEquals(List.of("severity_unknown"), alert.quality());
        assertEquals("unknown", alert.severityOriginal());
    }

    @Test
    void aListOfAlertsIsSeveral() {
        String second = ALERT.replace("\"id\": \"da63900_-1\"", "\"id\": \"da63900_-2\"");
        var readings = Samples.all("{\"@odata.context\": \"x\", \"value\": [" + ALERT + "," + second + "]}");
        assertEquals(List.of("da63900_-1", "da63900_-2"), readings.stream().map(it -> it.alert().sourceId()).toList());
        var refusal = refusal("{\"@odata.context\": \"x\", \"value\": [" + ALERT + ","
                + second.replace("\"id\": \"da63900_-2\",", "") + "]}");
        assertEquals("/value/1/id", refusal.pointer);
    }

    @Test
    void aResolvedAlertIsOver() {
        assertTrue(read("microsoft_graph", ALERT.replace("\"new\"", "\"resolved\"")).isOver());
    }

    @Test
    void anAlertWithoutIdIsNamedSo() {
        assertEquals("/id", refusal(ALERT.replace("\"id\": \"da63900_-1\",", "")).pointer);
    }
}
