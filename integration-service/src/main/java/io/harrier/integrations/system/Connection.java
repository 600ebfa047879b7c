package io.harrier.integrations.system;

import java.util.UUID;

import io.harrier.integrations.outbound.BaseUrl;

/** What a connector needs to talk to an external system, credentials opened. Lives as long as one piece of work. */
public record Connection(UUID systemId, String systemName, SystemType type, BaseUrl base, Credentials credentials,
        int assetChunkSize,
        int findingAssetsPerChunk) {
}
