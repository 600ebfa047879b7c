package io.harrier.local.tenable;

/** A chunk of an export. */
public record ChunkId(String exportUuid, int chunk) {
}
