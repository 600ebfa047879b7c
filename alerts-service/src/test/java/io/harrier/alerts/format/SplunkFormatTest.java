package io.harrier.alerts.format;

import static io.harrier.alerts.format.Samples.found;
import static io.harrier.alerts.format.Samples.read;
import static io.harrier.alerts.format.Samples.refusal;
import static io.harrier.alerts.format.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.Severity;

class SplunkFormatTest {

    private static final String NOTABLE = text("splunk-notable.json");

    @Test
    void aNotableIsRead() {
        var alert = read("splunk_notable", NOTABLE);
        assertEquals("splunk:Access - Brute Force Access Behavior Detected - Rule", alert.sourceSystem());
        assertEquals("0C4E1F7A-8F1B-4A2D-9E55-0B1C@@notable@@5b3f9a", alert.sourceId());
        assertEquals("Brute force against db-7 by m.ortiz", alert.title());
        assertEquals(Severity.CRITICAL, alert.severity(), "urgency before severity");
        assertEquals(Instant.parse("2026-05-01T12:00:00.250Z"), alert.seenAt());
        assertEquals("db-7", alert.entity().name());
        assertEquals(List.of("198.51.100.4", "198.51.100.5"), found(alert, ObservableType.IP));
        assertEquals(List.of("m.ortiz"), found(alert, ObservableType.USER));
        assertEquals(List.of("T1110", "T1078"), alert.enrichment().get("techniques"));
        assertEquals(List.of("credential_access"), alert.enrichment().get("tactics"));
        assertEquals("Unassigned", alert.enrichment().get("status"));
        assertEquals(List.of(), alert.quality());
    }

    @Test
    void theResultOfAnAlertActionIsUnwrapped() {
        var alert = read("splunk_notable",
                "{\"sid\": \"s-1\", \"search_name\": \"x\", \"results_link\": \"https://splunk.example/1\", \"result\": "
                        + NOTABLE + "}");
        assertEquals("0C4E1F7A-8F1B-4A2D-9E55-0B1C@@notable@@5b3f9a", alert.sourceId());
        assertEquals(List.of("https://splunk.example/1"), alert.enrichment().get("references"));
    }

    @Test
    void aNotableWithoutIdIsKnownByItsSearchOrNamedSo() {
        String without = NOTABLE.replace("\"event_id\"", "\"event_no\"");
        assertEquals("/event_id", refusal(without).pointer);
        assertEquals(32, read("splunk_notable", without.replace("\"rule_id\"", "\"orig_sid\"")).sourceId().length());
    }
}
