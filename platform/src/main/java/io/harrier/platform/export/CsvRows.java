package io.harrier.platform.export;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

/** Rows of RFC 4180. No text of a row starts a formula in the spreadsheet that opens it: one that would has an apostrophe before it. */
final class CsvRows {

    private static final ObjectWriter WRITER = new CsvMapper().writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n";

    private CsvRows() {
    }

    static String heading(List<String> columns) {
        return row(columns.toArray(String[]::new));
    }

    /** The values at the columns' paths, {@code entity.name}; several of a list are joined by semicolons. */
    static String row(JsonNode view, List<String> columns) {
        return row(columns.stream().map(column -> cell(view.at("/" + column.replace('.', '/')))).toArray(String[]::new));
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isNumber() || value.isBoolean()) {
            return value.asText();
        }
        if (value.isArray()) {
            var texts = new java.util.StringJoiner("; ");
            value.forEach(it -> texts.add(it.isTextual() ? it.asText() : it.toString()));
            return harmless(texts.toString());
        }
        return harmless(value.isTextual() ? value.asText() : value.toString());
    }

    private static String harmless(String text) {
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String row(String[] cells) {
        var row = new StringWriter();
        try (var rows = WRITER.writeValues(row)) {
            rows.write(cells);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return row.toString();
    }
}
