package io.harrier.integrations.system;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An external system as clients see it: everything but its credentials. */
@RegisterForReflection
@Schema(description = "An external system; of its credentials only whether there are any")
public record SystemView(
        UUID id,
        long version,
        String name,
        SystemType type,
        String baseUrl,
        String apiVersion,
        AuthenticationMethod authenticationMethod,
        boolean hasCredentials,
        Instant credentialsChangedAt,
        boolean syncEnabled,
        int syncFrequencyMinutes,
        int assetChunkSize,
        int findingAssetsPerChunk,
        int maxAttempts,
        boolean active,
        Instant nextSyncAt,
        Instant lastSyncAt,
        @Schema(enumeration = {
                "succeeded", "failed", "cancelled"}) String lastSyncStatus,
        Instant createdAt,
        String createdBy,
        String createdByName,
        Instant updatedAt,
        String updatedBy,
        String updatedByName) implements Versioned, Located{

    static SystemView of(ExternalSystem it) {
        return new SystemView(it.id, it.version, it.name, it.type, it.baseUrl, it.apiVersion, it.authenticationMethod,
                it.hasCredentials(), it.credentialsChangedAt, it.syncEnabled, it.syncFrequencyMinutes, it.assetChunkSize,
                it.findingAssetsPerChunk, it.maxAttempts, it.active, it.nextSyncAt, it.lastSyncAt, it.lastSyncStatus,
                it.createdAt,
                it.createdBy, it.createdByName, it.updatedAt, it.updatedBy, it.updatedByName);
    }
}
