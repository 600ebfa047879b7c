package io.harrier.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

class AlertsTest {

    @Test
    void anAlertIsJsonOfAboutAKilobyte() throws Exception {
        String json = Alerts.json("stored-7", 7);

        assertEquals("stored-7", new ObjectMapper().readTree(json).path("sourceId").asText());
        assertTrue(json.length() > 900 && json.length() < 1_200, json.length() + " bytes");
    }

    @Test
    void halfOfAMixRepeatsWhatIsStored() {
        var mix = Alerts.mix("siem.alerts.acme", "run", 101, 1_000, 100);

        long fresh = mix.stream().map(it -> new String(it.key(), StandardCharsets.UTF_8)).filter(it -> it.startsWith("run-"))
                .count();
        assertEquals(Alerts.fresh(101), fresh);
        assertEquals(101, mix.size());
    }

    @Test
    void repeatsAreOfAsManyStoredAlerts() {
        var repeats = Alerts.repeats("siem.alerts.acme", "run", 400, 1_000);

        assertEquals(400, repeats.stream().map(it -> new String(it.key(), StandardCharsets.UTF_8)).distinct().count());
    }
}
