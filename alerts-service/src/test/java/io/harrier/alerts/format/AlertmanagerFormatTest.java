package io.harrier.alerts.format;

import static io.harrier.alerts.format.Samples.all;
import static io.harrier.alerts.format.Samples.found;
import static io.harrier.alerts.format.Samples.refusal;
import static io.harrier.alerts.format.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;

class AlertmanagerFormatTest {

    private static final String GROUP = text("alertmanager.json");

    @Test
    void aNotificationIsAsManyAlertsAsItHas() {
        var readings = all(GROUP);
        assertEquals(2, readings.size());
        var firing = readings.get(0).alert();
        assertEquals("alertmanager", firing.sourceSystem());
        assertEquals("4d1b7a0cbe5e4f0f@2026-05-01T12:00:00.5Z", firing.sourceId());
        assertEquals(SourceType.METRIC, firing.sourceType());
        assertEquals("db-1 is down", firing.title());
        assertEquals("InstanceDown", firing.classification());
        assertEquals(Severity.MEDIUM, firing.severity());
        assertEquals("warning", firing.severityOriginal());
        assertEquals("db-1", firing.entity().name());
        assertEquals(List.of("db-1"), found(firing, ObservableType.HOST));
        assertEquals("node", ((Map<?, ?>) firing.enrichment().get("labels")).get("job"));
        assertFalse(firing.isOver());
        assertEquals(GROUP, new String(firing.payload().raw()));
    }

    @Test
    void aResolvedAlertIsTheFiringOneAndOver() {
        var resolved = all(GROUP).get(1).alert();
        assertTrue(resolved.isOver());
        assertEquals("resolved", resolved.enrichment().get("status"));
        assertEquals(Instant.parse("2026-05-01T11:30:00Z"), resolved.seenAt());
        assertEquals("InstanceDown", resolved.title());
        assertEquals(List.of("10.0.0.8"), found(resolved, ObservableType.IP));
        assertEquals(resolved.sourceId(), all(GROUP.replace("\"resolved\"", "\"firing\"")).get(1).alert().sourceId());
    }

    @Test
    void withoutFingerprintTheLabelsAreIt() {
        String old = GROUP.replace("fingerprint", "print");
        assertEquals(all(old).get(0).alert().sourceId(),
                all(old.replace("\"job\": \"node\"", "\"job\":\"node\"")).get(0).alert()
                        .sourceId());
    }

    @Test
    void whatIsMalformedIsNamed() {
        assertEquals("/alerts", refusal("{\"groupKey\": \"x\", \"alerts\": []}").pointer);
        assertEquals("/alerts/1/startsAt", refusal(GROUP.replace("\"startsAt\": \"2026-05-01T11:00:00Z\", ", "")).pointer);
        assertEquals("/alerts/0/labels",
                refusal("{\"groupKey\": \"x\", \"alerts\": [{\"startsAt\": \"2026-05-01T11:00:00Z\"}]}").pointer);
    }
}
