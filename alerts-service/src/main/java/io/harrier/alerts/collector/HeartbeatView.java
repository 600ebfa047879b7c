package io.harrier.alerts.collector;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of a heartbeat. */
@Schema(name = "HeartbeatReceipt")
record HeartbeatView(UUID collectorId, Instant receivedAt,
        @Schema(description = "What is not as it is to be; absent where nothing of it was said") List<String> drift,
        @Schema(description = "When the next is expected; absent where nobody waits for it") Instant nextExpectedAt) {
}
