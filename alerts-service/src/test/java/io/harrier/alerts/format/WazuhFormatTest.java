package io.harrier.alerts.format;

import static io.harrier.alerts.format.Samples.found;
import static io.harrier.alerts.format.Samples.read;
import static io.harrier.alerts.format.Samples.refusal;
import static io.harrier.alerts.format.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.Severity;

class WazuhFormatTest {

    private static final String ALERT = text("wazuh.json");

    @Test
    void anAlertIsRead() {
        var alert = read("wazuh", ALERT);
        assertEquals("wazuh:wazuh-1", alert.sourceSystem());
        assertEquals("1784088705.121831", alert.sourceId());
        assertEquals(Instant.parse("2026-05-01T12:00:00.168Z"), alert.seenAt());
        assertEquals("syslog,sshd,authentication_failures", alert.classification());
        assertEquals(new Thing("host", "002", "ubuntu22"), alert.entity());
        assertEquals(List.of("192.168.64.30", "192.168.64.144"), found(alert, ObservableType.IP));
        assertEquals(List.of("hacker"), found(alert, ObservableType.USER));
        assertEquals(List.of("T1110", "T1021.004"), alert.enrichment().get("techniques"));
        assertEquals(List.of("credential_access", "lateral_movement"), alert.enrichment().get("tactics"));
        assertEquals(List.of(), alert.quality());
    }

    @ParameterizedTest
    @CsvSource({"0, LOW", "6, LOW", "7, MEDIUM", "11, MEDIUM", "12, HIGH", "14, HIGH", "15, CRITICAL", "16, CRITICAL"})
    void aLevelIsASeverity(int level, Severity severity) {
        assertEquals(severity, read("wazuh", ALERT.replace("\"level\":12", "\"level\":" + level)).severity());
    }

    @Test
    void anIdIsOneOfItsManager() {
        assertEquals("wazuh:wazuh-2", read("wazuh", ALERT.replace("wazuh-1", "wazuh-2")).sourceSystem());
        assertEquals("/id", refusal(ALERT.replace("\"id\":\"1784088705.121831\"", "\"id\":[]")).pointer);
    }

    @Test
    void windowsEventsAreLookedInto() {
        var alert = read("wazuh", ALERT.replace("\"data\":{", """
            "data":{"win":{"system":{"computer":"dc-1"},"eventdata":{"targetUserName":"m.ortiz","targetDomainName":"CORP",
            "ipAddress":"::1","hashes":"SHA1=5f1e8acedc065031aad553b710838eb366cfee9a"}},"""));
        assertEquals(List.of("hacker", "CORP\\m.ortiz"), found(alert, ObservableType.USER));
        assertEquals(List.of("5f1e8acedc065031aad553b710838eb366cfee9a"), found(alert, ObservableType.HASH));
        assertEquals(List.of("ubuntu22", "dc-1"), found(alert, ObservableType.HOST));
    }
}
