package io.harrier.platform.export;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A line a row, in one of the formats of every list. */
record Lines<T>(ExportFormat format, List<String> columns, ObjectMapper json) implements Writing<T> {

    @Override
    public String mediaType() {
        return format.mediaType;
    }

    @Override
    public String ending() {
        return format.ending;
    }

    @Override
    public String before() {
        return format == ExportFormat.CSV ? CsvRows.heading(columns) : "";
    }

    @Override
    public String row(T item, boolean first) {
        return switch (format) {
            case CSV -> CsvRows.row(json.valueToTree(item), columns);
            case NDJSON -> line(item) + '\n';
        };
    }

    private String line(T item) {
        try {
            return json.writeValueAsString(item);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
