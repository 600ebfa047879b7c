package io.harrier.alerts.ingest;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.AlertStatus;
import io.harrier.platform.http.Located;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What became of an alert that was sent. */
@RegisterForReflection
record Receipt(UUID id,
        @Schema(description = "Whether it repeats a known alert, which counted it") boolean deduplicated,
        @Schema(description = "Records received with this identity so far") long seenCount,
        @Schema(description = "Of these, the ones equal to the first byte for byte; the other repeats differ from it") long exactRepeats,
        AlertStatus status) implements Located {

    static Receipt of(StoredAlert stored, boolean firstOfRequest) {
        return new Receipt(stored.id(), !(stored.isNew() && firstOfRequest), stored.seenCount(), stored.exactRepeats(),
                stored.status());
    }

    @Override
    public String location(String madeAt) {
        return "/api/v1/alerts/" + id;
    }
}
