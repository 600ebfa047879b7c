package io.harrier.alerts.collector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.source.Criticality;
import io.harrier.alerts.source.Health;
import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A collector as clients see it. */
@Schema(description = "A program that collects logs and sends records")
record LogCollectorView(UUID id, long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy,
        String name, CollectorType type, String description, String softwareVersion, String location, CollectorStatus status,
        Criticality criticality, Map<String, Object> configuration, String account, Duration heartbeatInterval,
        Duration silentAfter,
        @Schema(description = "error: silent for longer than it may be, or it says so. warning: late, drifted, degraded, or it says so. unknown: nobody expects it to speak, or it has not spoken yet") Health healthStatus,
        @Schema(description = "What it is silent since; absent where it is not") Instant silentSince,
        @Schema(description = "Absent where there was none") Said lastHeartbeat) implements Versioned, Located {

    /** What a collector said of itself. */
    @RegisterForReflection
    @Schema(name = "LastHeartbeat")
    record Said(Instant receivedAt, ReportedHealth health, String softwareVersion, String message,
            @Schema(description = "What of the configuration, or the softwareVersion, is not as it is to be; absent where it did not say", examples = "[\"workers\"]") List<String> drift) {

        static Said of(Heartbeat heartbeat) {
            return heartbeat == null
                    ? null
                    : new Said(heartbeat.receivedAt, heartbeat.health, heartbeat.softwareVersion, heartbeat.message,
                            heartbeat.drift == null ? null : List.of(heartbeat.drift));
        }
    }

    static LogCollectorView of(LogCollector collector, Heartbeat heartbeat, Instant now) {
        return new LogCollectorView(collector.id, collector.version, collector.createdAt, collector.createdBy,
                collector.updatedAt, collector.updatedBy, collector.name, collector.type, collector.description,
                collector.softwareVersion, collector.location, collector.status, collector.criticality, collector.configuration,
                collector.account, collector.heartbeatInterval(), collector.silentAfter(),
                CollectorHealth.of(collector, heartbeat, now), collector.silentSince, Said.of(heartbeat));
    }
}
