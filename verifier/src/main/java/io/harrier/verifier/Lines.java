package io.harrier.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A file of JSON objects, a line each, read line by line with the bytes they are made of. */
final class Lines implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** More than the largest entry can have: what is longer is no line of ours, and would not fit into memory. */
    private static final int LONGEST = 128 << 20;

    private final InputStream in;
    private byte[] bytes;
    private long number;

    private Lines(InputStream in) {
        this.in = in;
    }

    static Lines of(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Unusable(file + " can't be read");
        }
        return new Lines(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    /** The next line, its end included; false after the last. */
    boolean next() throws IOException {
        var line = new ByteArrayOutputStream(512);
        for (int it = in.read(); it >= 0; it = in.read()) {
            line.write(it);
            if (it == '\n') {
                break;
            }
            if (line.size() > LONGEST) {
                throw new Unusable("Line " + (number + 1) + " is longer than any that Harrier writes");
            }
        }
        bytes = line.toByteArray();
        number++;
        return bytes.length > 0;
    }

    byte[] bytes() {
        return bytes;
    }

    long number() {
        return number;
    }

    /** Whether it ends as a line does: what was cut in its midst does not. */
    boolean isWhole() {
        return bytes[bytes.length - 1] == '\n';
    }

    /** The line's object; null where it is none. */
    JsonNode object() {
        try {
            var read = JSON.readTree(new String(bytes, UTF_8));
            return read != null && read.isObject() ? read : null;
        } catch (JsonProcessingException none) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    static String text(JsonNode object, String field) {
        var value = object.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }
}
