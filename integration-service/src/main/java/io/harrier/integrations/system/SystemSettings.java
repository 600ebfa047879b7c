package io.harrier.integrations.system;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.integrations.outbound.BaseUrl;
import io.harrier.platform.problem.RuleBroken;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What an administrator sets about an external system; what is left out takes the default. Credentials are apart. */
@RegisterForReflection
public record SystemSettings(
        @NotBlank @Size(max = 100) @Schema(examples = "Tenable of acme") String name,
        @NotNull @Schema(description = "Can't be changed any more once it was synchronized") SystemType type,
        @NotBlank @Size(max = 500) @Schema(description = "Where its API is: https, no user, query or fragment; http and private addresses only where the installation allows them", examples = "https://cloud.tenable.com") String baseUrl,
        @Size(max = 20) String apiVersion,
        @Schema(description = "api_key unless said otherwise") AuthenticationMethod authenticationMethod,
        @Schema(description = "Whether it is synchronized on schedule; false unless said otherwise") Boolean syncEnabled,
        @Min(5) @Max(10_080) @Schema(description = "60 unless said otherwise") Integer syncFrequencyMinutes,
        @Min(100) @Max(10_000) @Schema(description = "How many assets an export puts into a chunk; 1000 unless said otherwise") Integer assetChunkSize,
        @Min(50) @Max(5_000) @Schema(description = "The findings of how many assets an export puts into a chunk; 200 unless said otherwise") Integer findingAssetsPerChunk,
        @Min(1) @Max(50) @Schema(description = "How many failures in a row end an import; 8 unless said otherwise") Integer maxAttempts,
        @Schema(description = "False retires the system: what it told stays, nothing more is asked of it") Boolean active) {

    public SystemSettings {
        authenticationMethod = authenticationMethod == null ? AuthenticationMethod.API_KEY : authenticationMethod;
        syncEnabled = syncEnabled != null && syncEnabled;
        syncFrequencyMinutes = syncFrequencyMinutes == null ? 60 : syncFrequencyMinutes;
        assetChunkSize = assetChunkSize == null ? 1_000 : assetChunkSize;
        findingAssetsPerChunk = findingAssetsPerChunk == null ? 200 : findingAssetsPerChunk;
        maxAttempts = maxAttempts == null ? 8 : maxAttempts;
        active = active == null || active;
    }

    static SystemSettings of(ExternalSystem it) {
        return new SystemSettings(it.name, it.type, it.baseUrl, it.apiVersion, it.authenticationMethod, it.syncEnabled,
                it.syncFrequencyMinutes, it.assetChunkSize, it.findingAssetsPerChunk, it.maxAttempts, it.active);
    }

    /**
     * The same with its base URL as it will be used.
     *
     * @throws RuleBroken when the base URL is none
     */
    SystemSettings checked() {
        try {
            return new SystemSettings(name.strip(), type, BaseUrl.of(baseUrl).toString(), apiVersion, authenticationMethod,
                    syncEnabled,
                    syncFrequencyMinutes, assetChunkSize, findingAssetsPerChunk, maxAttempts, active);
        } catch (IllegalArgumentException wrong) {
            throw new RuleBroken("/baseUrl", wrong.getMessage());
        }
    }
}
