package io.harrier.alerts.enrichment;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A table in memory. Cells are texts; {@code true} and {@code false} are found as booleans, empty cells not at all. */
public final class LookupTable {

    /** Columns of a directory of people by which they are found too. */
    private static final Set<String> OTHER_NAMES = Set.of("email", "upn");

    private static final int MOST_SHARED = 100_000;

    private final TableShape shape;
    private final List<String> columns;
    private final int key;
    private final RowIndex index;
    private final RowIndex otherNames = new KeyIndex(true);
    /** Other cells than the key are often the same in many rows: one text stands for all of them. */
    private Map<String, String> shared = new HashMap<>();
    private long size;

    /** @throws IllegalArgumentException where there is no such key column */
    LookupTable(TableShape shape, List<String> columns) {
        this.shape = shape;
        this.columns = columns;
        this.key = columns.indexOf(shape.keyColumn());
        this.index = RowIndex.of(shape.match());
        if (key < 0) {
            throw new IllegalArgumentException("there is no column " + shape.keyColumn() + ", which is the key");
        }
    }

    /** @throws IllegalArgumentException where its key is none, or another row's */
    void add(String[] row) {
        if (row[key].isEmpty()) {
            throw new IllegalArgumentException("the key is empty");
        }
        size += Memory.array(row.length) + Memory.text(row[key]) + index.add(row[key], row);
        for (int column = 0; column < row.length; column++) {
            if (column != key) {
                row[column] = shared(row[column]);
            }
        }
        for (int column = 0; shape.people() && column < row.length; column++) {
            if (OTHER_NAMES.contains(columns.get(column).toLowerCase(Locale.ROOT)) && !row[column].isEmpty()
                    && otherNames.find(row[column]) == null) {
                size += otherNames.add(row[column], row);
            }
        }
    }

    private String shared(String cell) {
        String known = cell.isEmpty() ? "" : shared.get(cell);
        if (known != null) {
            return known;
        }
        size += Memory.text(cell);
        if (shared.size() < MOST_SHARED) {
            shared.put(cell, cell);
        }
        return cell;
    }

    /** Says that there are no more rows. */
    LookupTable complete() {
        shared = null;
        return this;
    }

    /** What the table says of a key; null where it says nothing. */
    public Map<String, Object> find(String sought) {
        String text = sought.strip();
        String[] row = index.find(text);
        if (row == null && shape.people()) {
            row = person(text);
        }
        if (row == null) {
            return null;
        }
        var found = new LinkedHashMap<String, Object>();
        for (int column = 0; column < row.length; column++) {
            if (!row[column].isEmpty()) {
                found.put(columns.get(column), value(row[column]));
            }
        }
        return found;
    }

    /** {@code DOMAIN\name} is who {@code name} is; an address is somebody only where the table has it. */
    private String[] person(String text) {
        String[] row = otherNames.find(text);
        int domain = text.lastIndexOf('\\');
        return row != null || domain < 0 ? row : index.find(text.substring(domain + 1));
    }

    private static Object value(String cell) {
        return cell.equalsIgnoreCase("true") ? Boolean.TRUE : cell.equalsIgnoreCase("false") ? Boolean.FALSE : cell;
    }

    /** What it takes to look a key up, in the steps of {@link io.harrier.alerts.format.Work}. */
    public long effort(String sought) {
        return index.effort(sought);
    }

    /** What it takes of the memory, in bytes. */
    long size() {
        return size;
    }

    String keyColumn() {
        return shape.keyColumn();
    }
}
