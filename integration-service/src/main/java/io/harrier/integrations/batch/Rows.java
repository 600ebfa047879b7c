package io.harrier.integrations.batch;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Sets of rows on their way into one statement: as JSON, which {@code jsonb_to_recordset} turns into columns of every type. */
@Singleton
public class Rows {

    /** How many rows go into one statement; more gain little and wait long. */
    private static final int BATCH = 500;

    private final ObjectMapper json;

    Rows(ObjectMapper json) {
        this.json = json;
    }

    /** The record as an object, to which columns can be added. */
    public ObjectNode row(Object record) {
        return json.valueToTree(record);
    }

    /** SHA-256 over the record's JSON, in hexadecimal: equal content, equal hash. */
    public String hash(Object record) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(record)));
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String text(List<? extends JsonNode> rows) {
        ArrayNode array = json.createArrayNode().addAll(rows);
        return array.toString();
    }

    /** Does the work for one batch after the other, in order, and adds up what it gives. */
    public static <T, R> Uni<List<R>> inBatches(List<T> all, Function<List<T>, Uni<R>> work) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        return Multi.createFrom().iterable(batches).onItem().transformToUniAndConcatenate(work::apply).collect().asList();
    }
}
