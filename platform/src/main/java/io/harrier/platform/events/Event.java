package io.harrier.platform.events;

import java.time.Instant;
import java.util.UUID;

/** An event as a handler gets it: the envelope's facts and the payload. */
public record Event<T>(UUID id, UUID tenantId, Instant time, T data) {
}
