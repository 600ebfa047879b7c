package io.harrier.alerts.format;

import static io.harrier.alerts.format.Samples.found;
import static io.harrier.alerts.format.Samples.read;
import static io.harrier.alerts.format.Samples.refusal;
import static io.harrier.alerts.format.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Confidence;
import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;
import io.harrier.alerts.format.Unreadable.Reason;

class OcsfFormatTest {

    private static final String DETECTION = text("ocsf-detection.json");

    @Test
    void aDetectionFindingIsReadWhole() {
        var alert = read("ocsf", DETECTION);
        assertEquals("Umbra:NetGuard", alert.sourceSystem());
        assertEquals("f-0001", alert.sourceId());
        assertEquals("C2 beaconing", alert.title());
        assertEquals(Severity.HIGH, alert.severity(), "the number counts, not its label");
        assertEquals(Confidence.HIGH, alert.confidence());
        assertEquals(Instant.parse("2026-05-01T12:00:00.123Z"), alert.seenAt());
        assertEquals("TTPs/Command and Control", alert.classification());
        assertEquals(new Thing("host", "dev-0142", "ws-0142"), alert.entity());
        assertEquals(List.of("ws-0142"), alert.affectedSystems());
        assertEquals(List.of("dev-0142"), alert.affectedAssets());
        assertEquals(List.of(), alert.quality());
        assertEquals(List.of("10.4.7.19", "2001:db8::7"), found(alert, ObservableType.IP));
        assertEquals(List.of("cdn.bad.example", "beacon.bad.example"), found(alert, ObservableType.DOMAIN));
        assertEquals(List.of("UMBRA\\m.ortiz"), found(alert, ObservableType.USER));
        assertEquals(List.of("m.ortiz@umbra.example"), found(alert, ObservableType.EMAIL));
        assertEquals(List.of("CVE-2024-3094"), found(alert, ObservableType.CVE));
        assertEquals(1, found(alert, ObservableType.HASH).size());
        var context = alert.enrichment();
        assertEquals(List.of("T1071.001"), context.get("techniques"));
        assertEquals(List.of("command_and_control"), context.get("tactics"));
        assertEquals("New", context.get("status"));
        assertEquals("t-9", context.get("tenant"));
        assertEquals(new BigDecimal("81"), context.get("riskScore"));
        assertEquals("evt-4711", ((Map<?, ?>) context.get("ids")).get("eventId"));
        assertEquals("corr-5", ((Map<?, ?>) context.get("groups")).get("correlationId"));
    }

    @Test
    void theDeprecatedSecurityFindingIsReadToo() {
        var alert = read("ocsf", text("ocsf-security-2001.json"));
        assertEquals("old-1", alert.sourceId());
        assertEquals(Severity.CRITICAL, alert.severity());
        assertEquals(List.of("CVE-2023-1255"), found(alert, ObservableType.CVE));
        assertEquals(new Thing("resource", "arn:umbra:bucket/pay", "pay"), alert.entity());
    }

    @Test
    void theSiblingsAreFindingsToo() {
        assertEquals(SourceType.SCANNER,
                read("ocsf", DETECTION.replace("\"class_uid\": 2004", "\"class_uid\": 2002")).sourceType());
        assertEquals(SourceType.MONITORING_RULE,
                read("ocsf", DETECTION.replace("\"class_uid\": 2004", "\"class_uid\": 2003")).sourceType());
        String incident = DETECTION.replace("\"class_uid\": 2004", "\"class_uid\": 2005").replace("\"finding_info\": {",
                "\"finding_info_list\": [{").replace("}]\n  },\n  \"device\"", "}]\n  }],\n  \"device\"");
        assertEquals("corr-5", read("ocsf", incident).sourceId());
    }

    @Test
    void secondsAreTakenAsSecondsAndFlagged() {
        var alert = read("ocsf", DETECTION.replace("1777636800123", "1777636800"));
        assertEquals(Instant.parse("2026-05-01T12:00:00Z"), alert.seenAt());
        assertEquals(List.of("detected_at_in_seconds"), alert.quality());
    }

    @Test
    void anUnknownSeverityIsLeftToTheSourcesDefault() {
        var alert = read("ocsf",
                DETECTION.replace("\"severity_id\": 4, \"severity\": \"Low\"", "\"severity_id\": 99, \"severity\": \"Odd\""));
        assertEquals(null, alert.severity());
        assertEquals("Odd", alert.severityOriginal());
        assertEquals(List.of("severity_unknown"), alert.quality());
    }

    @Test
    void aClosedFindingIsOver() {
        assertTrue(read("ocsf", DETECTION.replace("\"status_id\": 1", "\"status_id\": 4")).isOver());
        assertTrue(read("ocsf", DETECTION.replace("\"activity_id\": 1", "\"activity_id\": 3")).isOver());
    }

    @Test
    void whatIsMalformedIsNamed() {
        assertEquals("/finding_info", refusal(DETECTION.replace("finding_info", "finding_inf")).pointer);
        assertEquals("/finding_info/uid",
                refusal(DETECTION.replace("\"uid\": \"f-0001\"", "\"uid\": {}").replace("\"uid\": \"evt-4711\", ",
                        "")).pointer);
        var activity = refusal(DETECTION.replace("\"class_uid\": 2004", "\"class_uid\": 3002"));
        assertEquals("/class_uid", activity.pointer);
        assertEquals(Reason.NOT_AN_ALERT, activity.reason);
    }

    @Test
    void aFindingWithoutIdIsKnownByItsEventFlagged() {
        var alert = read("ocsf", DETECTION.replace("\"uid\": \"f-0001\", ", ""));
        assertEquals("evt-4711", alert.sourceId());
        assertEquals(List.of("source_id_missing"), alert.quality());
    }
}
