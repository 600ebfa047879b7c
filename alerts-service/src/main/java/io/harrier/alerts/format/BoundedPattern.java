package io.harrier.alerts.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Patterns in RE2's language, which takes no longer for a text than its length allows. What a pattern itself comes to is bounded before
 * it is compiled: counted repetitions within each other would fill the memory.
 */
public final class BoundedPattern {

    public static final int LONGEST = 1_000;
    private static final int LARGEST = 1_000;
    private static final java.util.regex.Pattern REPETITION = java.util.regex.Pattern.compile("\\{(\\d{1,4})(,(\\d{0,4}))?\\}");

    private BoundedPattern() {
    }

    /** @throws PatternSyntaxException where it is none, or too large */
    public static Pattern compile(String text) {
        if (text.length() > LONGEST) {
            throw new PatternSyntaxException("more than " + LONGEST + " characters", "");
        }
        if (size(text) > LARGEST) {
            throw new PatternSyntaxException("its repetitions come to too much", text);
        }
        var pattern = Pattern.compile(text);
        if (pattern.programSize() > 2 * LARGEST) {
            throw new PatternSyntaxException("it comes to too much", text);
        }
        return pattern;
    }

    /** What its atoms come to when repetitions are written out; never less than it is. */
    static long size(String text) {
        Deque<Long> around = new ArrayDeque<>();
        var repetition = REPETITION.matcher(text);
        long sum = 0;
        long last = 0;
        for (int at = 0; at < text.length(); at++) {
            char it = text.charAt(at);
            if (it == '(') {
                around.push(sum);
                sum = 0;
                last = 0;
            } else if (it == ')' && !around.isEmpty()) {
                last = sum + 1;
                sum = around.pop() + last;
            } else if (it == '{' && repetition.find(at) && repetition.start() == at) {
                sum += last * (most(repetition) - 1);
                last *= most(repetition);
                at = repetition.end() - 1;
            } else {
                at += it == '\\' && at + 1 < text.length() ? 1 : 0;
                last = 1;
                sum++;
            }
            if (sum > LARGEST) {
                return sum;
            }
        }
        return sum;
    }

    private static long most(Matcher repetition) {
        String upper = repetition.group(3) == null || repetition.group(3).isEmpty() ? repetition.group(1) : repetition.group(3);
        return Math.max(1, Long.parseLong(upper));
    }
}
