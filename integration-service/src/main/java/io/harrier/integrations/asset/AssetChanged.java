package io.harrier.integrations.asset;

import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Payload of {@code asset.changed}; change is created, updated or deleted. */
@RegisterForReflection
record AssetChanged(AssetSnapshot asset, String change, UUID systemId) {
}
