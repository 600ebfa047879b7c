package io.harrier.integrations.system;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A new external system: its settings, and credentials if they are at hand. */
@RegisterForReflection
public record CreateSystem(
        @NotBlank @Size(max = 100) @Schema(examples = "Tenable of acme") String name,
        @NotNull SystemType type,
        @NotBlank @Size(max = 500) @Schema(examples = "https://cloud.tenable.com") String baseUrl,
        @Size(max = 20) String apiVersion,
        AuthenticationMethod authenticationMethod,
        @Valid Credentials credentials,
        Boolean syncEnabled,
        @Min(5) @Max(10_080) Integer syncFrequencyMinutes,
        @Min(100) @Max(10_000) Integer assetChunkSize,
        @Min(50) @Max(5_000) Integer findingAssetsPerChunk,
        @Min(1) @Max(50) Integer maxAttempts) {

    SystemSettings settings() {
        return new SystemSettings(name, type, baseUrl, apiVersion, authenticationMethod, syncEnabled, syncFrequencyMinutes,
                assetChunkSize, findingAssetsPerChunk, maxAttempts, true).checked();
    }
}
