package io.harrier.alerts.format;

import static io.harrier.alerts.format.Samples.all;
import static io.harrier.alerts.format.Samples.found;
import static io.harrier.alerts.format.Samples.read;
import static io.harrier.alerts.format.Samples.refusal;
import static io.harrier.alerts.format.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.Severity;

class CefFormatTest {

    @Test
    void linesWithAndWithoutSyslogHeaderAreAlerts() {
        var readings = all(text("cef.txt"));
        assertEquals(3, readings.size());
        var scan = readings.get(0).alert();
        assertEquals("Umbra:Net|Guard", scan.sourceSystem());
        assertEquals("ev-1@fw-1/4711", scan.sourceId(), "no other names the device than syslog's header");
        assertEquals("Port scan \\ sweep", scan.title());
        assertEquals("Many ports=22,23 were tried\nin one minute", scan.description());
        assertEquals("Recon", scan.classification());
        assertEquals(Severity.HIGH, scan.severity());
        assertEquals(Instant.parse("2026-05-01T12:00:00.123Z"), scan.seenAt());
        assertEquals("db-7", scan.entity().name());
        assertEquals(List.of("198.51.100.7", "10.0.0.5"), found(scan, ObservableType.IP));
        assertEquals(List.of("CORP\\m.ortiz"), found(scan, ObservableType.USER));
        assertEquals(List.of("http://files.bad.example/a?x=1&y=2"), found(scan, ObservableType.URL));
        assertEquals("R-7", ((Map<?, ?>) scan.enrichment().get("labels")).get("Rule Name"));
        assertEquals(List.of("T1046"), scan.enrichment().get("techniques"));

        var login = readings.get(1).alert();
        assertEquals(Severity.CRITICAL, login.severity());
        assertEquals(Instant.parse("2026-05-01T12:00:00.500Z"), login.seenAt(), "as the header of RFC 5424 says");
        assertEquals(List.of("10.0.0.9"), found(login, ObservableType.IP));
        assertEquals(32, login.sourceId().length());

        var quiet = readings.get(2).alert();
        assertEquals(Severity.LOW, quiet.severity());
        assertEquals(List.of("detected_at_missing"), quiet.quality());
    }

    @Test
    void theHeaderOfRfc3164GivesTheTimeWithoutYear() {
        var alert = read("cef", "<13>Apr 30 23:59:59 fw-1 CEF:0|V|P|1|2|Name|5|msg=x");
        assertEquals(Instant.parse("2026-04-30T23:59:59Z"), alert.seenAt());
        assertEquals(List.of("detected_at_without_zone"), alert.quality());
        assertEquals("fw-1", alert.entity().name());
        var december = read("cef", "Dec 31 23:59:59 fw-1 CEF:0|V|P|1|2|Name|5|msg=x");
        assertEquals(Instant.parse("2025-12-31T23:59:59Z"), december.seenAt());
    }

    @ParameterizedTest
    @CsvSource({"0, LOW", "3, LOW", "4, MEDIUM", "6, MEDIUM", "7, HIGH", "8, HIGH", "9, CRITICAL", "10, CRITICAL", "Low, LOW",
            "Medium, MEDIUM", "High, HIGH", "Very-High, CRITICAL", "Unknown,", "11,"})
    void severitiesAreNumbersOrWords(String word, Severity severity) {
        assertEquals(severity, read("cef", "CEF:0|V|P|1|2|Name|" + word + "|msg=x").severity());
    }

    @Test
    void theSameLineIsTheSameAlertWhateverHeaderItCameWith() {
        assertEquals(read("cef", "<13>Apr 30 23:59:59 fw-1 CEF:0|V|P|1|2|Name|5|msg=x").sourceId(),
                read("cef", "CEF:0|V|P|1|2|Name|5|msg=x").sourceId());
    }

    @Test
    void aTimeThatNamesNoZoneIsOfItsSources() {
        String line = "<13>Jan 1 00:30:00 fw-1 CEF:0|V|P|1|2|Name|5|msg=x";
        var received = Instant.parse("2025-12-31T23:30:05Z");
        var zurich = new Incoming(Samples.json(line), Defaults.NONE, Samples.incoming(line).payload(), received)
                .in(ZoneId.of("Europe/Zurich"));
        var alert = new Formats().read(null, zurich).get(0).alert();
        assertEquals(Instant.parse("2025-12-31T23:30:00Z"), alert.seenAt(), "of the year that it is there");
        assertEquals(List.of(), alert.quality());
        String exact = "CEF:0|V|P|1|2|Name|5|rt=May 01 2026 12:00:00 UTC";
        var named = new Formats().read(null, Samples.incoming(exact).in(ZoneId.of("Europe/Zurich"))).get(0).alert();
        assertEquals(Instant.parse("2026-05-01T12:00:00Z"), named.seenAt());
    }

    @Test
    void devicesCountByThemselves() {
        String line = "CEF:0|Palo Alto Networks|PAN-OS|11|%s|Name|5|externalId=5001 %s";
        assertEquals("5001@A/scan", read("cef", line.formatted("scan", "deviceExternalId=A dvchost=fw")).sourceId());
        assertEquals("5001@fw/scan", read("cef", line.formatted("scan", "dvchost=fw dvc=10.0.0.1")).sourceId());
        assertEquals("5001@10.0.0.1/C2", read("cef", line.formatted("C2", "dvc=10.0.0.1")).sourceId());
        assertEquals("5001", read("cef", line.formatted("", "msg=x")).sourceId());
        assertEquals(32, read("cef", line.formatted("scan", "deviceExternalId=" + "A".repeat(1000))).sourceId().length());
    }

    @Test
    void whatALineSaysHasNamesByWhichATenantMayTellItsRepeats() {
        var fields = IdentityFields.of(List.of("deviceEventClassId", "/extension/dhost"), "");
        String line = "<13>Apr 30 23:59:59 fw-1 CEF:0|V|P|1|%s|Name|5|externalId=%d dhost=db-7";
        String first = fields.fingerprint(Samples.json(line.formatted("scan", 1)));
        assertEquals(32, first.length());
        assertEquals(first, fields.fingerprint(Samples.json(line.formatted("scan", 2) + "\n")));
        assertNotEquals(first, fields.fingerprint(Samples.json(line.formatted("C2", 1))));
        assertNull(fields.fingerprint(Samples.json(line.formatted("scan", 1) + "\n" + line.formatted("scan", 2))));
        assertNull(fields.fingerprint(Samples.json("CEF:0|V")));
    }

    @Test
    void timesOfTheExtensionAreRead() {
        for (String time : List.of("May 01 2026 12:00:00 UTC", "May 01 2026 12:00:00", "May 01 2026 12:00:00.000 UTC",
                "1777636800000", "May 1 12:00:00")) {
            assertEquals(Instant.parse("2026-05-01T12:00:00Z"),
                    read("cef", "CEF:0|V|P|1|2|Name|5|rt=" + time + " msg=x").seenAt(), time);
        }
    }

    @Test
    void whatIsMalformedIsNamed() {
        assertEquals("/severity", refusal("CEF:0|Vendor|Product|1.0|100|Name").pointer);
        assertEquals("/deviceVersion", refusal("CEF:0|Vendor|Product").pointer);
        assertEquals("Line 2: Missing: a CEF header has seven fields, each but the last ended by |",
                refusal("CEF:0|V|P|1|2|Name|5|\nCEF:0|V|P|1|2").getMessage());
    }
}
