package io.harrier.alerts.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.format.EntityKind;
import io.harrier.alerts.format.GenericMapping;
import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;

/** A source as clients see it. */
@Schema(description = "A source of records, and how they are read and treated")
record LogSourceView(UUID id, long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy,
        String name,
        String sourceSystem, LogSourceType type, String vendor, String product, String environment, String description,
        String owner, String location, CollectionMethod collectionMethod, String timezone, String retentionPolicy,
        Criticality criticality, CollectionStatus collectionStatus, boolean enabled, String format, GenericMapping mapping,
        List<String> identityFields, DuplicatePolicy duplicatePolicy, RefirePolicy refirePolicy,
        Map<String, String> severityMap,
        Severity defaultSeverity, Duration entityWindow, List<EntityKind> entityKinds,
        Duration silentAfter) implements Versioned, Located {

    static LogSourceView of(LogSource source) {
        return new LogSourceView(source.id, source.version, source.createdAt, source.createdBy, source.updatedAt,
                source.updatedBy, source.name, source.sourceSystem, source.type, source.vendor, source.product,
                source.environment, source.description, source.owner, source.location, source.collectionMethod,
                source.timezone, source.retentionPolicy, source.criticality, source.collectionStatus, source.enabled,
                source.format, source.mapping, List.of(source.identityFields), source.duplicatePolicy, source.refirePolicy,
                source.severityMap, source.defaultSeverity, source.entityWindow(), source.kinds(), source.silentAfter());
    }
}
