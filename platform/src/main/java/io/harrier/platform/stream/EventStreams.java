package io.harrier.platform.stream;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;

import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.Unavailable;
import io.harrier.platform.tenancy.Tenancy;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;

/** The open streams of this replica: each a person's view of what changes in their organization. */
@ApplicationScoped
class EventStreams {

    private static final int MOST = 1_000;
    private static final int MOST_OF_ONE_PERSON = 20;
    private static final Duration LATER = Duration.ofSeconds(30);

    private final LiveReader live;
    private final MissedEvents missed;
    private final Tenancy tenancy;
    private final Clock clock;
    private final ObjectMapper json;
    private final MeterRegistry metrics;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> openByPerson = new ConcurrentHashMap<>();

    EventStreams(LiveReader live, MissedEvents missed, Tenancy tenancy, Clock clock, ObjectMapper json, MeterRegistry metrics) {
        this.live = live;
        this.missed = missed;
        this.tenancy = tenancy;
        this.clock = clock;
        this.json = json;
        this.metrics = metrics;
        metrics.gauge("harrier_streams_open", open);
    }

    /**
     * @param lastEventId where the client was; null for one that begins
     * @param until when it ends at the latest
     */
    Multi<OutboundSseEvent> open(Caller caller, StreamGuard guard, String lastEventId, Instant until, Sse sse) {
        String person = caller.tenantId() + " " + caller.subject();
        admit(person);
        var mailbox = new Mailbox(caller.tenantId());
        var stream = new EventStream(mailbox, caller, guard, lastEventId, until, new Parts(sse));
        live.join(mailbox, guard);
        return Multi.createBy().repeating().uni(stream::next).whilst(part -> !part.last())
                .onItem().transformToMultiAndConcatenate(part -> Multi.createFrom().iterable(part.events()))
                .onTermination().invoke((failure, cancelled) -> {
                    live.leave(mailbox);
                    stream.leave();
                    dismiss(person);
                    metrics.counter("harrier_streams_ended_total", "reason", cancelled ? "client" : stream.reason(failure))
                            .increment();
                });
    }

    private void admit(String person) {
        if (open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            throw new Unavailable("More streams than this replica serves", LATER);
        }
        if (openByPerson.merge(person, 1, Integer::sum) > MOST_OF_ONE_PERSON) {
            dismiss(person);
            throw new Unavailable("You have " + MOST_OF_ONE_PERSON + " streams open here: close one", LATER);
        }
    }

    private void dismiss(String person) {
        open.decrementAndGet();
        openByPerson.computeIfPresent(person, (it, count) -> count > 1 ? count - 1 : null);
    }

    /** What a stream is made of. */
    final class Parts {

        private final Sse sse;

        private Parts(Sse sse) {
            this.sse = sse;
        }

        Clock clock() {
            return clock;
        }

        MissedEvents missed() {
            return missed;
        }

        Tenancy tenancy() {
            return tenancy;
        }

        OutboundSseEvent heartbeat() {
            return sse.newEventBuilder().comment("still here").build();
        }

        OutboundSseEvent open() {
            return sign("open", "{}");
        }

        OutboundSseEvent open(String lastEventId) {
            return sse.newEventBuilder().id(lastEventId).name("open").data(String.class, "{}").build();
        }

        /** Without data of the tenant: that the stream is open, or that the client has to read its lists anew. */
        OutboundSseEvent sign(String name, String data) {
            return sse.newEventBuilder().id(Place.at(clock.instant().toEpochMilli())).name(name).data(String.class, data)
                    .build();
        }

        OutboundSseEvent event(StreamedEvent event) {
            return sse.newEventBuilder().id(event.place()).name(event.name()).data(String.class, data(event)).build();
        }

        private String data(StreamedEvent event) {
            try {
                var whole = json.createObjectNode().put("id", event.id()).put("type", event.type()).put("time", event.time())
                        .put("subject", event.subject());
                whole.putRawValue("data", new RawValue(new String(event.data(), java.nio.charset.StandardCharsets.UTF_8)));
                return json.writeValueAsString(whole);
            } catch (JsonProcessingException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        List<OutboundSseEvent> events(List<StreamedEvent> events) {
            return events.stream().map(this::event).toList();
        }
    }
}
