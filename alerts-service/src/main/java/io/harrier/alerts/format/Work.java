package io.harrier.alerts.format;

import java.util.Map;
import java.util.Set;

import com.google.re2j.Pattern;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;

/**
 * What expressions may still cost, in steps of some nanoseconds: each part that is evaluated is one, a text more by its length, a pattern
 * by the length of the text times its own. So it does not depend on the machine whether an expression is told; only one that takes long
 * in spite of it is given up by the clock. Not for several threads.
 */
public final class Work implements CelEvaluationListener {

    private static final long OF_EVALUATION = 500_000;
    private static final long OF_RECORD = 5_000_000;
    private static final long LONGEST_NANOS = 200_000_000;
    /** Until so many nobody looks at the clock: who stood still for so little was not at work. */
    private static final long UNTIMED = 10_000;
    private static final String TOO_MUCH = "It takes too much work";
    private static final ThreadLocal<Work> CURRENT = new ThreadLocal<>();

    /** It would cost more than it may. */
    public static final class Exhausted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exhausted(String why) {
            super(why, null, false, false);
        }
    }

    /**
     * What is known of an expression before it is evaluated.
     *
     * @param patterns by their texts
     * @param needles the parts that are sought in a text, which may take their length times that of the text
     */
    record Plan(Map<String, Pattern> patterns, Set<Long> needles) {
    }

    private long left;
    private long floor;
    private boolean whole;
    private long begun;
    private Plan plan;
    private long longest;
    private int parts;

    private Work(long left) {
        this.left = left;
    }

    static Work ofEvaluation() {
        return new Work(OF_EVALUATION);
    }

    /** For all that is asked of one record. */
    public static Work ofRecord() {
        return new Work(OF_RECORD);
    }

    /** What it takes to hold a text against a pattern of so many steps. */
    public static long matching(String text, int programSize) {
        return 1 + (long) text.length() * programSize / 8;
    }

    static Work current() {
        return CURRENT.get();
    }

    void begin(Plan of) {
        plan = of;
        whole = left >= OF_EVALUATION;
        floor = Math.max(0, left - OF_EVALUATION);
        begun = System.nanoTime();
        longest = 0;
        CURRENT.set(this);
    }

    /** Whether all that one evaluation may cost was left for it, so that it has but itself to blame. */
    boolean wasWhole() {
        return whole;
    }

    static void end() {
        CURRENT.remove();
    }

    /** @throws Exhausted where it is more than may be spent */
    public void spend(long steps) {
        left -= steps;
        if (left < floor) {
            throw new Exhausted(TOO_MUCH);
        }
    }

    @Override
    public void callback(CelExpr part, Object value) {
        if (value instanceof String text) {
            longest = Math.max(longest, text.length());
            spend(1 + text.length() / 64 + (plan.needles.contains(part.id()) ? text.length() * longest / 64 : 0));
        } else {
            spend(1);
        }
        if ((++parts & 31) == 0 && floor + OF_EVALUATION - left > UNTIMED && System.nanoTime() - begun > LONGEST_NANOS) {
            throw new Exhausted(TOO_MUCH);
        }
    }

    boolean find(String text, String pattern) {
        var known = plan.patterns.get(pattern);
        spend(matching(text, known.programSize()));
        return known.matcher(text).find();
    }
}
