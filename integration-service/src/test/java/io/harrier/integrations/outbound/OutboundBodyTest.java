package io.harrier.integrations.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;

import org.junit.jupiter.api.Test;

class OutboundBodyTest {

    @Test
    void whatIsSkippedCountsAsWhatIsRead() throws IOException {
        try (var body = OutboundBody.of(new byte[10], false, 8).open()) {
            assertEquals(5, body.skip(5));
            assertEquals(3, body.read(new byte[3]));
            assertThrows(ExternalFailure.class, () -> body.skip(1));
        }
    }
}
