package io.harrier.alerts.enrichment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;

import io.harrier.platform.problem.Malformed;
import io.harrier.platform.problem.RuleBroken;

/** Reads tables row by row: CSV with a line of names, a JSON array of flat objects, and what the database keeps of either. */
@Singleton
class TableFiles {

    private final JsonFactory json = new JsonFactory();
    private final CsvFactory csv = new CsvFactory();

    /** @throws RuleBroken naming lines and columns, where not all of it is good */
    UploadedTable read(TableShape shape, boolean isCsv, byte[] body) {
        var text = new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
        try (var upload = new TableUpload(shape)) {
            if (isCsv) {
                csv(text, upload);
            } else {
                json(text, upload);
            }
            return upload.done();
        } catch (JsonProcessingException wrong) {
            int line = wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr();
            throw new Malformed("", "Line " + line + ": not " + (isCsv ? "CSV" : "JSON"));
        } catch (IOException notText) {
            throw new Malformed("", "Not UTF-8");
        }
    }

    private void csv(InputStreamReader text, TableUpload upload) throws IOException {
        try (CsvParser parser = csv.createParser(text)) {
            parser.enable(CsvParser.Feature.WRAP_AS_ARRAY);
            parser.enable(CsvParser.Feature.SKIP_EMPTY_LINES);
            boolean named = false;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_ARRAY || parser.getParsingContext().getParent() == null
                        || parser.getParsingContext().getParent().inRoot()) {
                    continue;
                }
                long line = parser.currentLocation().getLineNr();
                var cells = new ArrayList<String>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    cells.add(parser.getText());
                }
                if (named) {
                    upload.row(line, cells);
                } else {
                    upload.columns(withoutMark(cells));
                    named = true;
                }
            }
        }
    }

    /** Spreadsheets put a mark of UTF-8 before the first name. */
    private static List<String> withoutMark(List<String> names) {
        return names.stream().map(name -> name.startsWith("\uFEFF") ? name.substring(1) : name).map(String::strip).toList();
    }

    private void json(InputStreamReader text, TableUpload upload) throws IOException {
        try (JsonParser parser = json.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new Malformed("", "Send an array of objects");
            }
            List<String> columns = null;
            int index = 0;
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                long line = parser.currentTokenLocation().getLineNr();
                var object = object(parser, index);
                if (columns == null) {
                    columns = List.copyOf(object.keySet());
                    upload.columns(columns);
                }
                upload.row(line, cells(object, columns, index, line));
                index++;
            }
            if (parser.currentToken() != JsonToken.END_ARRAY || parser.nextToken() != null) {
                throw new Malformed("/" + index, "Send an array of objects, and nothing after it");
            }
        }
    }

    private static Map<String, String> object(JsonParser parser, int index) throws IOException {
        var object = new LinkedHashMap<String, String>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            var token = parser.nextToken();
            if (!token.isScalarValue()) {
                throw new RuleBroken("/" + index + "/" + name, "Line " + parser.currentTokenLocation().getLineNr() + ", column "
                        + name + ": must be text, a number or a boolean");
            }
            object.put(name, token == JsonToken.VALUE_NULL ? "" : parser.getText());
        }
        return object;
    }

    /** The first object says which columns there are; others may lack some. */
    private static List<String> cells(Map<String, String> object, List<String> columns, int index, long line) {
        for (String name : object.keySet()) {
            if (!columns.contains(name)) {
                throw new RuleBroken("/" + index + "/" + name, "Line " + line + ", column " + name
                        + ": the first row has no such column");
            }
        }
        return columns.stream().map(name -> object.getOrDefault(name, "")).toList();
    }

    /** A table of the database in memory. */
    LookupTable load(TableShape shape, byte[] content) {
        try (JsonParser parser = json.createParser(new GZIPInputStream(new ByteArrayInputStream(content)))) {
            parser.nextToken();
            LookupTable table = null;
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                var cells = new ArrayList<String>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    cells.add(parser.getText());
                }
                if (table == null) {
                    table = new LookupTable(shape, List.copyOf(cells));
                } else {
                    table.add(cells.toArray(String[]::new));
                }
            }
            return table == null ? null : table.complete();
        } catch (IOException | IllegalArgumentException broken) {
            throw new IllegalStateException("A table of the database is broken", broken);
        }
    }
}
