package io.harrier.alerts.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;

/** Data that monitoring sees with, as clients see it. */
@Schema(description = "Data that monitoring sees with")
record MonitoringDataSourceView(UUID id, long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy,
        String name, DataSourceType type, String description, String collectionMethod, String dataFormat,
        CollectionFrequency collectionFrequency, Duration retentionPeriod, List<String> systemIds, DataSourceStatus status,
        UUID logSourceId) implements Versioned, Located {

    static MonitoringDataSourceView of(MonitoringDataSource source) {
        return new MonitoringDataSourceView(source.id, source.version, source.createdAt, source.createdBy, source.updatedAt,
                source.updatedBy, source.name, source.type, source.description, source.collectionMethod, source.dataFormat,
                source.collectionFrequency, source.retentionPeriod(), List.of(source.systemIds), source.status,
                source.logSourceId);
    }
}
