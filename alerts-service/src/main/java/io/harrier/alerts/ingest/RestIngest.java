package io.harrier.alerts.ingest;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.alerts.format.AlertRecord;
import io.harrier.alerts.format.Defaults;
import io.harrier.alerts.format.Incoming;
import io.harrier.alerts.format.NativeAlert;
import io.harrier.alerts.format.NativeFormat;
import io.harrier.alerts.format.Payload;
import io.harrier.alerts.format.Unreadable;
import io.harrier.alerts.format.Unreadable.Reason;
import io.harrier.alerts.ingest.Sighting.Identity;
import io.harrier.alerts.ingest.Sighting.Received;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.problem.Malformed;
import io.harrier.platform.problem.Problem.FieldError;
import io.harrier.platform.problem.ProblemException;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.problem.TooLarge;
import io.harrier.platform.tenancy.TenantSql;
import io.smallrye.mutiny.Uni;

/**
 * Takes alerts from a request, strictly: somebody is there to correct what is imperfect, so what a pipeline's record would only be
 * flagged for is refused here, naming the field.
 */
@Singleton
class RestIngest {

    static final int MOST_ITEMS = 1_000;
    private static final String OPERATION = "sendAlerts";

    private final NativeFormat format = new NativeFormat();
    private final AlertStore store;
    private final TenantSql sql;
    private final Idempotency idempotency;
    private final CurrentCaller current;
    private final Clock clock;
    private final ObjectMapper json;

    RestIngest(AlertStore store, TenantSql sql, Idempotency idempotency, CurrentCaller current, Clock clock,
            ObjectMapper json) {
        this.store = store;
        this.sql = sql;
        this.idempotency = idempotency;
        this.current = current;
        this.clock = clock;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * @param key what the client sent to be able to ask again; null where it sent none
     * @return a {@link Receipt} for an object, {@link Receipts} for an array
     */
    Uni<Object> take(String key, byte[] body) {
        var tree = tree(body);
        return tree.isArray() ? takeAll(key, tree) : takeOne(key, tree, body);
    }

    private Uni<Object> takeOne(String key, JsonNode item, byte[] body) {
        var alert = new Received(current.get().tenantId(), read(item, body));
        return sql.runSeeingAll(connection -> idempotency.once(connection, key, OPERATION, item, Receipt.class,
                () -> store.store(connection, List.of(alert))
                        .map(stored -> Receipt.of(stored.values().iterator().next(), true))));
    }

    private Uni<Object> takeAll(String key, JsonNode array) {
        if (array.size() > MOST_ITEMS) {
            throw new TooLarge("", "At most " + MOST_ITEMS + " alerts are taken at once; these are " + array.size());
        }
        UUID tenant = current.get().tenantId();
        List<Received> good = new ArrayList<>();
        List<Object> read = new ArrayList<>();
        for (JsonNode item : array) {
            try {
                var received = new Received(tenant, read(item, bytes(item)));
                good.add(received);
                read.add(received.identity());
            } catch (ProblemException refused) {
                read.add(refused);
            }
        }
        return sql.runSeeingAll(connection -> idempotency.once(connection, key, OPERATION, array, Receipts.class,
                () -> store.store(connection, good).map(stored -> receipts(read, stored))));
    }

    private static Receipts receipts(List<Object> read, Map<Identity, StoredAlert> stored) {
        Set<Identity> seen = new HashSet<>();
        var items = new ArrayList<Receipts.Item>();
        for (int index = 0; index < read.size(); index++) {
            if (read.get(index) instanceof ProblemException refused) {
                items.add(new Receipts.Item(index, refused.problem().status(), null, refused.problem()));
                continue;
            }
            var identity = (Identity) read.get(index);
            var receipt = Receipt.of(stored.get(identity), seen.add(identity));
            items.add(new Receipts.Item(index, receipt.deduplicated() ? 200 : 201, receipt, null));
        }
        return new Receipts(items);
    }

    private AlertRecord read(JsonNode item, byte[] raw) {
        if (raw.length > RecordReader.LARGEST) {
            throw new TooLarge("", "An alert may have " + RecordReader.LARGEST + " bytes; this one has " + raw.length);
        }
        strict(item);
        try {
            var reading = format.reading(
                    new Incoming(item, Defaults.NONE, Payload.of(raw, "application/json"), clock.instant()));
            if (reading.faults().isEmpty()) {
                return reading.alert();
            }
            throw new RuleBroken(reading.faults().stream().map(it -> new FieldError(it.pointer(), it.detail())).toList());
        } catch (Unreadable unreadable) {
            if (unreadable.reason == Reason.NOT_JSON) {
                throw new Malformed(unreadable.pointer, unreadable.getMessage());
            }
            throw new RuleBroken(unreadable.pointer, unreadable.getMessage());
        }
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
            var tree = json.readTree(body == null ? new byte[0] : body);
            if (tree.isObject() || tree.isArray()) {
                return tree;
            }
        } catch (IOException notJson) {
            throw new Malformed("", "Not JSON");
        }
        throw new Malformed("", "Send an alert, or an array of alerts");
    }

    private byte[] bytes(JsonNode item) {
        try {
            return json.writeValueAsBytes(item);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
