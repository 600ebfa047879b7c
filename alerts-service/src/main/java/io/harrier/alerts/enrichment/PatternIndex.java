package io.harrier.alerts.enrichment;

import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import io.harrier.alerts.format.BoundedPattern;
import io.harrier.alerts.format.Work;

/** Rows by the first pattern that the whole of a key matches, in linear time. */
final class PatternIndex implements RowIndex {

    static final int MOST = 500;
    /** Of all patterns together: what is looked up meets each of them. */
    private static final int MOST_STEPS = 50_000;
    private static final int LONGEST_PATTERN = 200;
    private static final int LONGEST_KEY = 1_000;

    private record Row(Pattern pattern, String[] cells) {
    }

    private final boolean glob;
    private final List<Row> rows = new ArrayList<>();
    private int steps;

    /** @param glob whether {@code *} and {@code ?} are all that is not itself, and case does not count; else RE2 */
    PatternIndex(boolean glob) {
        this.glob = glob;
    }

    @Override
    public long add(String key, String[] row) {
        if (rows.size() == MOST) {
            throw new IllegalArgumentException("a table of patterns has at most " + MOST + " rows");
        }
        if (key.length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException("a pattern has at most " + LONGEST_PATTERN + " characters");
        }
        var pattern = pattern(key);
        steps += pattern.programSize();
        if (steps > MOST_STEPS) {
            throw new IllegalArgumentException("all patterns together come to too much");
        }
        rows.add(new Row(pattern, row));
        return (long) pattern.programSize() * Memory.STEP;
    }

    private Pattern pattern(String key) {
        try {
            return BoundedPattern.compile(glob ? expression(key) : key);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException("'" + key + "' is no pattern: " + wrong.getDescription());
        }
    }

    @Override
    public long effort(String key) {
        return key.length() > LONGEST_KEY ? 1 : Work.matching(key, steps);
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
        var expression = new StringBuilder("(?is)");
        for (int index = 0; index < glob.length(); index++) {
            char sign = glob.charAt(index);
            expression.append(sign == '*' ? ".*" : sign == '?' ? "." : Pattern.quote(String.valueOf(sign)));
        }
        return expression.toString();
    }
}
