package io.harrier.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.Outage;
import io.harrier.platform.tenancy.Tenancy;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Receives the other services' events, in order, and gives each to its handler. A type that nobody here handles is acknowledged
 * and counted before it is parsed. A database that is away holds the consumer; it never skips.
 */
@ApplicationScoped
class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final String DEAD_LETTERS = "harrier.dlq.events";

    /** A handler of either kind, with what it takes to run it once. */
    private record Receiver<T>(Class<T> payload, Function<Event<T>, Uni<Boolean>> once) {
    }

    private final Map<String, Receiver<?>> receivers = new HashMap<>();
    private final Tenancy tenancy;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final Pool worker;
    private final MeterRegistry metrics;
    private final ObjectMapper json;

    EventConsumer(@All List<EventHandler<?>> handlers, @All List<SqlEventHandler<?>> sqlHandlers, Tenancy tenancy, Inbox inbox,
            DeadLetters deadLetters,
            @ReactiveDataSource("worker") Pool worker, MeterRegistry metrics, ObjectMapper json) {
        handlers.forEach(handler -> receivers.put(handler.type().name(), receiver(handler)));
        sqlHandlers.forEach(handler -> receivers.put(handler.type().name(), receiver(handler)));
        this.tenancy = tenancy;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.worker = worker;
        this.metrics = metrics;
        // New fields are optional: a consumer ignores what it does not know.
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Incoming("events")
    Uni<Void> receive(ConsumerRecord<String, byte[]> record) {
        var receiver = receivers.get(String.valueOf(header(record, "ce_type")));
        if (receiver == null) {
            return counted(record, "ignored");
        }
        return handle(receiver, record)
                .onFailure(Outage::passes).retry().withBackOff(Duration.ofMillis(200), Duration.ofSeconds(10)).indefinitely()
                .onFailure().recoverWithUni(failure -> deadLetter(record, failure));
    }

    private <T> Receiver<T> receiver(EventHandler<T> handler) {
        return new Receiver<>(handler.payload(), event -> inbox.once(event.id(), () -> handler.handle(event)));
    }

    private <T> Receiver<T> receiver(SqlEventHandler<T> handler) {
        return new Receiver<>(handler.payload(),
                event -> inbox.once(event.id(), connection -> handler.handle(event, connection)));
    }

    private <T> Uni<Void> handle(Receiver<T> receiver, ConsumerRecord<String, byte[]> record) {
        return Uni.createFrom().item(() -> read(receiver, record)).chain(event -> tenancy
                .as(Caller.job(event.tenantId(), "events"), () -> receiver.once().apply(event)))
                .chain(fresh -> counted(record, fresh ? "handled" : "repeated"));
    }

    private <T> Event<T> read(Receiver<T> receiver, ConsumerRecord<String, byte[]> record) {
        try {
            return new Event<>(UUID.fromString(required(record, "ce_id")), UUID.fromString(required(record, "ce_tenantid")),
                    Instant.parse(required(record, "ce_time")), json.readValue(record.value(), receiver.payload()));
        } catch (IOException | RuntimeException unreadable) {
            // Without the cause: one that is an IOException would look like a server that is away, and be tried for ever.
            throw new IllegalArgumentException("Unreadable event: " + unreadable.getMessage());
        }
    }

    private Uni<Void> deadLetter(ConsumerRecord<String, byte[]> record, Throwable failure) {
        LOG.errorf(failure, "Event %s goes to %s", header(record, "ce_id"), DEAD_LETTERS);
        byte[] key = record.key() == null ? null : record.key().getBytes(UTF_8);
        var row = deadLetters.row(DEAD_LETTERS, record, key, record.value(), String.valueOf(failure.getMessage()));
        return Uni.createFrom().deferred(() -> worker.preparedQuery(DeadLetters.WRITE).execute(row))
                .onFailure(Outage::passes).retry().withBackOff(Duration.ofMillis(200), Duration.ofSeconds(10)).indefinitely()
                .chain(() -> counted(record, "dead"));
    }

    private Uni<Void> counted(ConsumerRecord<String, byte[]> record, String result) {
        metrics.counter("harrier_events_total", "topic", record.topic(), "result", result).increment();
        return Uni.createFrom().voidItem();
    }

    private static String required(ConsumerRecord<?, ?> record, String name) {
        String value = header(record, name);
        if (value == null) {
            throw new IllegalArgumentException("it has no header " + name);
        }
        return value;
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
