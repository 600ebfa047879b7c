package io.harrier.platform.events;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.platform.ids.Ids;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.vertx.core.json.JsonObject;

/** Writes the headers of an event: CloudEvents 1.0, Kafka binary mode. */
@Singleton
public class Envelope {

    private final Ids ids;
    private final Clock clock;

    Envelope(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** The headers of a new event about one aggregate of one tenant, as the outbox keeps them. */
    public JsonObject headers(EventType type, UUID tenant, UUID subject) {
        return headers(type, tenant, subject.toString(), ids.next(), clock.instant());
    }

    private static JsonObject headers(EventType type, UUID tenant, String subject, UUID id, Instant time) {
        Map<String, Object> headers = new TreeMap<>(Map.of(
                "ce_specversion", "1.0",
                "ce_id", id.toString(),
                "ce_type", type.name(),
                "ce_source", "/harrier/" + type.service(),
                "ce_subject", subject,
                "ce_time", time.toString(),
                "ce_tenantid", tenant.toString(),
                "content-type", "application/json"));
        W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, Map::put);
        return new JsonObject(headers);
    }
}
