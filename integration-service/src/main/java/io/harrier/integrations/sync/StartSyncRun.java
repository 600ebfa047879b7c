package io.harrier.integrations.sync;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How a run by hand is to be; it need not be said. */
@RegisterForReflection
public record StartSyncRun(
        @Schema(description = "Imports everything, not only what changed since the last whole run; false unless said otherwise") Boolean full) {

    static boolean full(StartSyncRun request) {
        return request != null && Boolean.TRUE.equals(request.full);
    }
}
