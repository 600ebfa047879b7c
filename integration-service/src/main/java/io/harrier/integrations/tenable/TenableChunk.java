package io.harrier.integrations.tenable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The records of one chunk, and how many of them could not be used. */
record TenableChunk<T>(List<T> records, int rejected) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a bare array record by record, so that only one of them is in memory as a tree.
     *
     * @throws IOException when it is not JSON, not an array, or ends too early: worth another download
     */
    static <T> TenableChunk<T> read(InputStream body, Function<Fields, T> reader) throws IOException {
        List<T> records = new ArrayList<>();
        int rejected = 0;
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("A chunk that is not an array");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonNode record = JSON.readTree(parser);
                if (record == null) {
                    throw new IOException("A chunk that ends too early");
                }
                try {
                    records.add(reader.apply(new Fields(record)));
                } catch (Unusable unusable) {
                    rejected++;
                }
            }
        }
        return new TenableChunk<>(records, rejected);
    }
}
