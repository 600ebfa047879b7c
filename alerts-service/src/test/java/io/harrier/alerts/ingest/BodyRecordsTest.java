package io.harrier.alerts.ingest;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.harrier.platform.problem.Malformed;

class BodyRecordsTest {

    @Test
    void anArrayThatIsNotUtf8IsRefused() {
        assertThrows(Malformed.class, () -> BodyRecords.of("application/json", "[{\"a\":1}]".getBytes(UTF_16LE)));
    }

    @Test
    void theMarkOfUtf8IsNoneOfTheText() {
        var array = BodyRecords.of("application/json", "\ufeff[{\"a\":1}, 2]".getBytes(UTF_8));
        assertFalse(array.single());
        assertEquals("{\"a\":1}", new String(array.records().get(0), UTF_8));
        assertEquals("2", new String(array.records().get(1), UTF_8));
        var line = BodyRecords.of("text/plain", "\ufeffCEF:0".getBytes(UTF_8));
        assertTrue(line.single());
        assertEquals("CEF:0", new String(line.records().get(0), UTF_8));
    }
}
