package io.harrier.alerts.collector;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.format.FilterRule;
import io.harrier.alerts.format.TransformationRule;
import io.harrier.alerts.source.ThroughputLimit;
import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;

/** A mapping as clients see it. */
@Schema(description = "How a collector takes the records of a source")
record LogCollectionMappingView(UUID id, long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy,
        UUID sourceId, UUID collectorId, MappingStatus status, List<FilterRule> filterRules,
        List<TransformationRule> transformationRules, ThroughputLimit throughputLimit) implements Versioned, Located {

    static LogCollectionMappingView of(LogCollectionMapping mapping) {
        return new LogCollectionMappingView(mapping.id, mapping.version, mapping.createdAt, mapping.createdBy,
                mapping.updatedAt, mapping.updatedBy, mapping.sourceId, mapping.collectorId, mapping.status,
                mapping.filterRules, mapping.transformationRules, mapping.throughputLimit());
    }
}
