package io.harrier.alerts.ingest;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.alerts.format.AlertFormat;
import io.harrier.alerts.format.AlertRecord;
import io.harrier.alerts.format.Defaults;
import io.harrier.alerts.format.Formats;
import io.harrier.alerts.format.Incoming;
import io.harrier.alerts.format.NativeAlert;
import io.harrier.alerts.format.Payload;
import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.format.Unreadable.Reason;
import io.harrier.alerts.ingest.Owners.Owner;
import io.harrier.alerts.ingest.Sighting.Identity;
import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.alerts.ingest.SourceActivity.Source;
import io.harrier.alerts.source.CollectionRules;
import io.harrier.alerts.source.SourcePolicies;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.problem.Malformed;
import io.harrier.platform.problem.Problem.FieldError;
import io.harrier.platform.problem.ProblemException;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.problem.TooLarge;
import io.harrier.platform.problem.TooManyRequests;
import io.harrier.platform.tenancy.TenantSql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/**
 * Takes alerts from a request, strictly: somebody is there to correct what is imperfect, so what a pipeline's record would only be
 * flagged for is refused here, naming the field.
 */
@Singleton
class RestIngest {

    static final int MOST_ITEMS = 1_000;
    private static final String OPERATION = "sendAlerts";

    private final Formats formats;
    private final SourceFormats sourceFormats;
    private final SourcePolicies policies;
    private final Throughput throughput;
    private final AlertStore store;
    private final TenantSql sql;
    private final Idempotency idempotency;
    private final CurrentCaller current;
    private final Clock clock;
    private final ObjectMapper json;
    private final RequestBodies bodies;

    RestIngest(Formats formats, SourceFormats sourceFormats, SourcePolicies policies, Throughput throughput,
            AlertStore store, TenantSql sql,
            Idempotency idempotency, CurrentCaller current, Clock clock,
            ObjectMapper json, RequestBodies bodies) {
        this.formats = formats;
        this.sourceFormats = sourceFormats;
        this.policies = policies;
        this.throughput = throughput;
        this.store = store;
        this.sql = sql;
        this.idempotency = idempotency;
        this.current = current;
        this.clock = clock;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.bodies = bodies;
    }

    /**
     * @param key what the client sent to be able to ask again; null where it sent none
     * @return a {@link Receipt} for an object, {@link Receipts} for an array
     */
    Uni<Object> take(String key, String collector, byte[] sent) {
        byte[] body = sent == null ? new byte[0] : sent;
        UUID tenant = current.get().tenantId();
        return policies.of(tenant)
                .chain(sources -> bodies.parsed(body, sources.isProgrammed(),
                        () -> parse(new Owner(tenant, sources), collector, BodyRecords.of(MediaType.APPLICATION_JSON, body))))
                .onFailure(ProblemException.class).call(refused -> count(new Aside().refuse(tenant, null, refused)))
                .chain(parsed -> parsed.refusal == null
                        ? store(tenant, key, new Request(collector, body), parsed)
                        : count(parsed.aside).chain(() -> Uni.createFrom().failure(parsed.refusal)));
    }

    private Uni<Object> store(UUID tenant, String key, Request request, Parsed parsed) {
        return sql.runSeeingAll(connection -> idempotency.<Object>once(connection, key, OPERATION, request, parsed.type,
                () -> throughput.require(connection, tenant, parsed.limits)
                        .chain(() -> store.store(connection, parsed.good, parsed.aside)).map(parsed.answer)))
                .onFailure(TooManyRequests.class).call(() -> count(Aside.delayed(tenant, parsed.limits)));
    }

    private Uni<?> count(Aside aside) {
        return sql.runSeeingAll(connection -> store.store(connection, List.of(), aside));
    }

    /** What makes two requests the same. */
    @RegisterForReflection
    record Request(String collector, byte[] body) {
    }

    /**
     * What a body holds, the rules of each record that has a limit, and what to answer when it is stored.
     *
     * @param refusal why nothing of it is; null where it is to be stored
     */
    private record Parsed(List<Received> good, Aside aside, List<CollectionRules> limits, Class<?> type,
            Function<Map<Identity, StoredAlert>, Object> answer, ProblemException refusal) {
    }

    private Parsed parse(Owner owner, String collector, BodyRecords records) {
        var format = sourceFormats.nativeOf(owner.sources(), collector);
        List<Received> good = new ArrayList<>();
        List<Receipts.Read> read = new ArrayList<>();
        var aside = new Aside();
        List<CollectionRules> limits = new ArrayList<>();
        for (int index = 0; index < records.records().size(); index++) {
            byte[] record = records.records().get(index);
            try {
                var received = received(owner, read(record, format));
                good.add(received);
                read.add(new Receipts.Read(index, received.identity(), null));
                var rules = owner.sources().collectionOf(received.policy().id(), collector);
                if (rules != null && rules.isLimited()) {
                    limits.add(rules);
                }
            } catch (Filtered filtered) {
                aside.filtered.add(new Source(owner.tenant(), filtered.source));
                read.add(new Receipts.Read(index, null, null));
            } catch (Unreadable | ProblemException refused) {
                aside.refuse(owner.tenant(), RefusedRecord.source(owner.sources(), null, null, record), refused);
                if (records.single()) {
                    return new Parsed(List.of(), aside, List.of(), Receipt.class, null, problem(refused));
                }
                read.add(new Receipts.Read(index, null, problem(refused)));
            }
        }
        return records.single() && good.size() == 1
                ? new Parsed(good, aside, limits, Receipt.class,
                        stored -> Receipt.of(stored.values().iterator().next(), true), null)
                : new Parsed(good, aside, limits, Receipts.class, stored -> Receipts.of(read, stored), null);
    }

    private static Received received(Owner owner, AlertRecord alert) {
        return Received.of(owner.tenant(), owner.sources(), null, alert);
    }

    private AlertRecord read(byte[] raw, AlertFormat format) {
        if (raw.length > RecordReader.LARGEST) {
            throw new TooLarge("", "An alert may have " + RecordReader.LARGEST + " bytes; this one has " + raw.length);
        }
        var item = tree(raw);
        strict(item);
        var reading = formats.read(format,
                new Incoming(item, Defaults.NONE, Payload.of(raw, "application/json"), clock.instant())).get(0);
        if (reading.faults().isEmpty()) {
            return reading.alert();
        }
        throw new RuleBroken(reading.faults().stream().map(it -> new FieldError(it.pointer(), it.detail())).toList());
    }

    private static ProblemException problem(RuntimeException refused) {
        if (refused instanceof Unreadable unreadable) {
            return unreadable.reason == Reason.NOT_JSON
                    ? new Malformed(unreadable.pointer, unreadable.getMessage())
                    : new RuleBroken(unreadable.pointer, unreadable.getMessage());
        }
        return (ProblemException) refused;
    }

    /** Unknown properties and wrong types, by the record that describes the format. */
    private void strict(JsonNode item) {
        try {
            json.treeToValue(item, NativeAlert.class);
        } catch (JsonMappingException wrong) {
            var pointer = new StringBuilder();
            wrong.getPath()
                    .forEach(it -> pointer.append('/').append(it.getFieldName() == null ? it.getIndex() : it.getFieldName()));
            throw new Malformed(pointer.toString(),
                    wrong instanceof com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException
                            ? "There is no such property"
                            : "Not of the right type, or text with a NUL");
        } catch (JsonProcessingException wrong) {
            throw new Malformed("", "Not of the right type, or text with a NUL");
        }
    }

    private JsonNode tree(byte[] body) {
        try {
            var tree = json.readTree(body);
            if (tree.isObject()) {
                return tree;
            }
        } catch (IOException notJson) {
            throw new Unreadable(Reason.NOT_JSON, "", "Not JSON");
        }
        throw new Unreadable(Reason.NOT_JSON, "", "Send an alert, or an array of alerts");
    }
}
