package io.harrier.alerts.ingest;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.alerts.format.AlertFormat;
import io.harrier.alerts.format.Reading;
import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.ingest.RecordReader.Envelope;
import io.harrier.alerts.ingest.Sighting.Identity;
import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.alerts.ingest.SourceActivity.Source;
import io.harrier.alerts.source.CollectionRules;
import io.harrier.alerts.source.SourcePolicies;
import io.harrier.alerts.source.TenantSources;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.problem.Malformed;
import io.harrier.platform.problem.ProblemException;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.problem.TooLarge;
import io.harrier.platform.problem.TooManyRequests;
import io.harrier.platform.tenancy.TenantSql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/**
 * Takes records of any format from a request. As from Kafka, what is imperfect is flagged; what is unreadable is refused, naming the
 * field.
 */
@Singleton
class FormatIngest {

    private static final String OPERATION = "ingestRecords";

    /** What makes two requests the same: all that decides what is made of the body, and what is answered. */
    @RegisterForReflection
    record Request(String source, String collector, String contentType, String id, String eventSource, String time,
            byte[] body) {

        static Request of(String source, String collector, Envelope envelope, byte[] body) {
            var attribute = envelope.attribute();
            return new Request(source, collector, envelope.contentType(), attribute.apply("id"), attribute.apply("source"),
                    attribute.apply("time"), body);
        }
    }

    private final RecordReader reader;
    private final SourceFormats formats;
    private final SourcePolicies policies;
    private final RequestBodies bodies;
    private final Throughput throughput;
    private final AlertStore store;
    private final TenantSql sql;
    private final Idempotency idempotency;
    private final CurrentCaller current;
    private final Clock clock;

    FormatIngest(RecordReader reader, SourceFormats formats, SourcePolicies policies, RequestBodies bodies,
            Throughput throughput, AlertStore store,
            TenantSql sql,
            Idempotency idempotency,
            CurrentCaller current, Clock clock) {
        this.reader = reader;
        this.formats = formats;
        this.policies = policies;
        this.bodies = bodies;
        this.throughput = throughput;
        this.store = store;
        this.sql = sql;
        this.idempotency = idempotency;
        this.current = current;
        this.clock = clock;
    }

    /**
     * @param key what the client sent to be able to ask again; null where it sent none
     * @return a {@link Receipt} for one record that is one alert, else {@link Receipts}, one for each alert
     */
    Uni<Object> take(String key, String source, String collector, Envelope envelope, byte[] body) {
        var tenant = current.get().tenantId();
        return policies.of(tenant).map(sources -> new Origin(tenant, sources, source, collector))
                .chain(origin -> bodies
                        .parsed(body, origin.sources.isProgrammed(),
                                () -> parse(origin, envelope, BodyRecords.of(envelope.contentType(), body)))
                        .onFailure(ProblemException.class)
                        .call(refused -> count(origin.refused(new Aside(), envelope, null, refused))))
                .chain(parsed -> parsed.refusal == null
                        ? store(tenant, key, Request.of(source, collector, envelope, body), parsed)
                        : count(parsed.aside).chain(() -> Uni.createFrom().failure(parsed.refusal)));
    }

    private Uni<Object> store(UUID tenant, String key, Request request, Parsed parsed) {
        return sql.runSeeingAll(connection -> idempotency.<Object>once(connection, key, OPERATION, request,
                parsed.one ? Receipt.class : Receipts.class,
                () -> throughput.require(connection, tenant, parsed.limits)
                        .chain(() -> store.store(connection, parsed.good, parsed.aside)).map(parsed::answer)))
                .onFailure(TooManyRequests.class).call(() -> count(Aside.delayed(tenant, parsed.limits)));
    }

    private Uni<?> count(Aside aside) {
        return sql.runSeeingAll(connection -> store.store(connection, List.of(), aside));
    }

    /**
     * What a body holds, the rules of each record that has a limit, and whether it is one record that is one alert.
     *
     * @param refusal why nothing of it is stored; null where it is to be
     */
    private record Parsed(List<Received> good, Aside aside, List<CollectionRules> limits, List<Receipts.Read> read,
            boolean one, ProblemException refusal) {

        Object answer(Map<Identity, StoredAlert> stored) {
            return one ? Receipt.of(stored.get(read.get(0).identity()), true) : Receipts.of(read, stored);
        }
    }

    /** Who sends, from which of its sources. */
    private record Origin(UUID tenant, TenantSources sources, String source, String collector) {

        Received received(Reading reading) {
            return Received.of(tenant, sources, source, reading.alert());
        }

        void addLimit(Received received, List<CollectionRules> limits) {
            var rules = sources.collectionOf(received.policy().id(), collector);
            if (rules != null && rules.isLimited()) {
                limits.add(rules);
            }
        }

        Aside refused(Aside aside, Envelope envelope, byte[] record, Throwable why) {
            return aside.refuse(tenant,
                    RefusedRecord.source(sources, source, envelope.attribute().apply("source"), record), why);
        }
    }

    private Parsed parse(Origin origin, Envelope envelope, BodyRecords records) {
        var format = formats.formatOf(origin.sources, origin.source, origin.collector);
        List<Received> good = new ArrayList<>();
        var aside = new Aside();
        List<CollectionRules> limits = new ArrayList<>();
        List<Receipts.Read> read = new ArrayList<>();
        // The id of an event is that of one record: given to each of a list, it would make one alert of them all.
        var beside = records.single() ? envelope : Envelope.plain(envelope.contentType());
        for (int index = 0; index < records.records().size(); index++) {
            byte[] record = records.records().get(index);
            try {
                var first = good.size();
                for (Reading reading : reader.read(record, beside, format, clock.instant())) {
                    var received = origin.received(reading);
                    good.add(received);
                    read.add(new Receipts.Read(index, received.identity(), null));
                }
                origin.addLimit(good.get(first), limits);
            } catch (Filtered filtered) {
                aside.filtered.add(new Source(origin.tenant, filtered.source));
                read.add(new Receipts.Read(index, null, null));
            } catch (Unreadable refused) {
                origin.refused(aside, beside, record, refused);
                if (records.single()) {
                    return new Parsed(List.of(), aside, List.of(), List.of(), false, problem(refused));
                }
                read.add(new Receipts.Read(index, null, problem(refused)));
            }
            checkRoom(good.size());
        }
        return new Parsed(good, aside, limits, read, records.single() && read.size() == 1 && good.size() == 1,
                null);
    }

    /** Few records may be many alerts, and each of them takes its room. */
    static void checkRoom(int alerts) {
        if (alerts > RestIngest.MOST_ITEMS) {
            throw new TooLarge("", "At most " + RestIngest.MOST_ITEMS + " alerts are taken at once");
        }
    }

    /** @throws ProblemException where no alert can be made of it */
    List<Reading> read(byte[] record, Envelope envelope, AlertFormat format) {
        try {
            return reader.read(record, envelope, format, clock.instant());
        } catch (Unreadable unreadable) {
            throw problem(unreadable);
        }
    }

    private static ProblemException problem(Unreadable unreadable) {
        return switch (unreadable.reason) {
            case NOT_JSON, NUL, EMPTY -> new Malformed(unreadable.pointer, unreadable.getMessage());
            case TOO_LARGE -> new TooLarge(unreadable.pointer, unreadable.getMessage());
            case NO_IDENTITY, MALFORMED, NOT_AN_ALERT, SOURCE_DISABLED, UNKNOWN_TENANT, NOT_STORABLE ->
                new RuleBroken(unreadable.pointer,
                        unreadable.getMessage());
        };
    }
}
