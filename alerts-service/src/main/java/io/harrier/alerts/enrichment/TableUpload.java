package io.harrier.alerts.enrichment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.harrier.platform.problem.Problem.FieldError;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.problem.TooLarge;

/** Takes the rows of an upload, and holds each against what a table may be: all are good, or none is kept. */
final class TableUpload implements AutoCloseable {

    static final int MOST_ROWS = 100_000;
    static final int MOST_COLUMNS = 50;
    static final int LONGEST_CELL = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_ERRORS = 20;

    private final TableShape shape;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final JsonGenerator json;
    private final List<FieldError> errors = new ArrayList<>();
    private List<String> columns;
    private LookupTable table;
    private int rows;

    TableUpload(TableShape shape) {
        this.shape = shape;
        try {
            json = new JsonFactory().createGenerator(new GZIPOutputStream(content));
            json.writeStartArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** @throws RuleBroken where they are no columns of a table, or without the key */
    void columns(List<String> names) {
        if (names.size() > MOST_COLUMNS) {
            throw new RuleBroken("", "A table has at most " + MOST_COLUMNS + " columns; this one has " + names.size());
        }
        var known = new HashSet<String>();
        for (String name : names) {
            if (name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0 || !known.add(name)) {
                throw new RuleBroken("", "Line 1: columns have names of at most " + LONGEST_NAME
                        + " characters, no two the same; '" + name + "' is none or there already");
            }
        }
        columns = List.copyOf(names);
        try {
            table = new LookupTable(shape, columns);
        } catch (IllegalArgumentException noKey) {
            throw new RuleBroken("", "Line 1: " + noKey.getMessage());
        }
        write(columns.toArray(String[]::new));
    }

    /** @param line where it began, for people */
    void row(long line, List<String> cells) {
        if (rows == MOST_ROWS) {
            throw new TooLarge("", "A table has at most " + MOST_ROWS + " rows");
        }
        int index = rows++;
        if (cells.size() != columns.size()) {
            error("/" + index, "Line " + line + ": it has " + cells.size() + " cells, and there are " + columns.size()
                    + " columns");
            return;
        }
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (cell.length() > LONGEST_CELL || cell.indexOf('\0') >= 0) {
                error(index, line, columns.get(column), "a cell has at most " + LONGEST_CELL + " characters, and no NUL");
                return;
            }
        }
        String[] row = cells.stream().map(String::strip).toArray(String[]::new);
        try {
            table.add(row);
            write(row);
        } catch (IllegalArgumentException badKey) {
            error(index, line, shape.keyColumn(), badKey.getMessage());
        }
    }

    private void error(int index, long line, String column, String detail) {
        error("/" + index + "/" + column, "Line " + line + ", column " + column + ": " + detail);
    }

    private void error(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
        if (errors.size() == MOST_ERRORS) {
            throw new RuleBroken(errors);
        }
    }

    private void write(String[] cells) {
        try {
            json.writeArray(cells, 0, cells.length);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** @throws RuleBroken naming lines and columns, where not all of it is good */
    UploadedTable done() {
        if (columns == null) {
            throw new RuleBroken("", "There are no columns: a table begins with their names");
        }
        if (!errors.isEmpty()) {
            throw new RuleBroken(errors);
        }
        close();
        return new UploadedTable(columns, rows, table.size(), content.toByteArray());
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
