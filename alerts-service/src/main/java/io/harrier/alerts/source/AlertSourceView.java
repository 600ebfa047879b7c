package io.harrier.alerts.source;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.Severity;
import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;

/** A source's policy as clients see it. */
@Schema(description = "How the alerts of one source are treated")
record AlertSourceView(UUID id, long version, Instant createdAt, Instant updatedAt, String sourceSystem,
        RefirePolicy refirePolicy, Severity defaultSeverity) implements Versioned, Located {

    static AlertSourceView of(AlertSource source) {
        return new AlertSourceView(source.id, source.version, source.createdAt, source.updatedAt, source.sourceSystem,
                source.refirePolicy, source.defaultSeverity);
    }
}
