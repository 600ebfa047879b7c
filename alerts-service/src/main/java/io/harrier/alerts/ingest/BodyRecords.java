package io.harrier.alerts.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;

import io.harrier.platform.problem.Malformed;
import io.harrier.platform.problem.TooLarge;

/**
 * The records in a body, each with its own bytes: the items of a JSON array, the lines of NDJSON or text, or all of it.
 *
 * @param single whether the body is a record rather than a list of them
 */
record BodyRecords(List<byte[]> records, boolean single) {

    private static final JsonFactory JSON = new JsonFactory();

    static BodyRecords of(String contentType, byte[] sent) {
        byte[] body = withoutMark(sent);
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        boolean lines = type.startsWith("text/") || type.contains("ndjson") || type.contains("jsonl");
        int first = firstSign(body);
        var records = lines ? lines(body) : first >= 0 && body[first] == '[' ? items(body) : List.of(body);
        if (records.isEmpty() && lines) {
            throw new Malformed("", "The body is empty");
        }
        return new BodyRecords(records, records.size() == 1 && (lines || first < 0 || body[first] != '['));
    }

    /** Some programs put the byte order mark of UTF-8 before a text; it is none of it. */
    private static byte[] withoutMark(byte[] sent) {
        boolean marked = sent.length >= 3 && sent[0] == (byte) 0xef && sent[1] == (byte) 0xbb && sent[2] == (byte) 0xbf;
        return marked ? Arrays.copyOfRange(sent, 3, sent.length) : sent;
    }

    private static int firstSign(byte[] body) {
        for (int index = 0; index < body.length; index++) {
            if (body[index] != ' ' && body[index] != '\n' && body[index] != '\r' && body[index] != '\t') {
                return index;
            }
        }
        return -1;
    }

    private static List<byte[]> lines(byte[] body) {
        var lines = new ArrayList<byte[]>();
        for (int start = 0; start < body.length;) {
            int end = start;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            byte[] line = Arrays.copyOfRange(body, start, end > start && body[end - 1] == '\r' ? end - 1 : end);
            if (firstSign(line) >= 0) {
                checkRoom(lines);
                lines.add(line);
            }
            start = end + 1;
        }
        return lines;
    }

    private static List<byte[]> items(byte[] body) {
        var items = new ArrayList<byte[]>();
        try (var parser = JSON.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                checkRoom(items);
                long start = parser.currentTokenLocation().getByteOffset();
                if (start < 0) {
                    throw new Malformed("", "Not text: JSON is UTF-8");
                }
                parser.skipChildren();
                parser.finishToken();
                items.add(Arrays.copyOfRange(body, (int) start, (int) parser.currentLocation().getByteOffset()));
            }
            if (parser.nextToken() != null) {
                throw new Malformed("", "Not JSON: more follows the list");
            }
        } catch (IOException | IllegalArgumentException notJson) {
            throw new Malformed("", "Not JSON");
        }
        return items;
    }

    private static void checkRoom(List<byte[]> records) {
        if (records.size() == RestIngest.MOST_ITEMS) {
            throw new TooLarge("", "At most " + RestIngest.MOST_ITEMS + " records are taken at once");
        }
    }
}
