package io.harrier.alerts.enrichment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;

/** A source of enrichment as clients see it. */
@Schema(description = "A source of enrichment, and the table uploaded for it last")
record EnrichmentSourceView(UUID id, long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy,
        String name, EnrichmentSourceType type, String description, IntegrationMethod integrationMethod,
        Duration refreshFrequency, Duration expiresAfter, EnrichmentSourceStatus status, KeyMatch match, String keyColumn,
        @Schema(description = "Counts the uploads; 0 where there was none") long tableVersion, Integer rows,
        List<String> columns,
        @Schema(description = "When its table came; of a source of indicators without table, when the last of them came") Instant uploadedAt,
        String uploadedBy,
        @Schema(description = "What was uploaded is older than refreshFrequency") boolean stale,
        @Schema(description = "What was uploaded is older than expiresAfter: it is not used") boolean expired)
        implements
            Versioned,
            Located {

    static EnrichmentSourceView of(EnrichmentSource source, Instant now) {
        return new EnrichmentSourceView(source.id, source.version, source.createdAt, source.createdBy, source.updatedAt,
                source.updatedBy, source.name, source.type, source.description, source.integrationMethod,
                EnrichmentSource.duration(source.refreshAfterSeconds), EnrichmentSource.duration(source.expiresAfterSeconds),
                source.status, source.match, source.keyColumn, source.tableVersion, source.tableRows,
                List.of(source.tableColumns), source.heardAt(), source.uploadedBy, source.isStale(now),
                source.isExpired(now));
    }
}
