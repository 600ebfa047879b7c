package io.harrier.alerts.enrichment;

import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Rows by the first pattern that the whole of a key matches, in linear time. */
final class PatternIndex implements RowIndex {

    static final int MOST = 500;
    private static final int LONGEST_PATTERN = 200;
    private static final int LONGEST_KEY = 1_000;

    private record Row(Pattern pattern, String[] cells) {
    }

    private final boolean glob;
    private final List<Row> rows = new ArrayList<>();

    /** @param glob whether {@code *} and {@code ?} are all that is not itself, and case does not count; else RE2 */
    PatternIndex(boolean glob) {
        this.glob = glob;
    }

    @Override
    public void add(String key, String[] row) {
        if (rows.size() == MOST) {
            throw new IllegalArgumentException("a table of patterns has at most " + MOST + " rows");
        }
        if (key.length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException("a pattern has at most " + LONGEST_PATTERN + " characters");
        }
        try {
            rows.add(new Row(glob ? Pattern.compile(expression(key), Pattern.CASE_INSENSITIVE) : Pattern.compile(key), row));
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException("'" + key + "' is no pattern: " + wrong.getDescription());
        }
    }

    @Override
    public String[] find(String key) {
        if (key.length() > LONGEST_KEY) {
            return null;
        }
        for (Row row : rows) {
            if (row.pattern.matches(key)) {
                return row.cells;
            }
        }
        return null;
    }

    private static String expression(String glob) {
        var expression = new StringBuilder("(?s)");
        for (int index = 0; index < glob.length(); index++) {
            char sign = glob.charAt(index);
            expression.append(sign == '*' ? ".*" : sign == '?' ? "." : Pattern.quote(String.valueOf(sign)));
        }
        return expression.toString();
    }
}
