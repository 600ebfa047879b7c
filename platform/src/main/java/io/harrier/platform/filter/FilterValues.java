package io.harrier.platform.filter;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

import io.harrier.platform.problem.Malformed;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;

/** What the values in a filter come to: literals, times and spans of time. */
final class FilterValues {

    private static final String NOW = "now";
    private static final String ME = "me";
    private static final Pattern DURATION = Pattern.compile("(-)?((?:\\d{1,9}(?:h|m|s|ms))+)");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|h|m|s)");

    private final String me;
    private final Instant now;
    private final BiFunction<CelExpr, String, Malformed> refused;

    FilterValues(String me, Instant now, BiFunction<CelExpr, String, Malformed> refused) {
        this.me = me;
        this.now = now;
        this.refused = refused;
    }

    /** Whether this is the name of a value. */
    static boolean isNamed(String name) {
        return Set.of(NOW, ME).contains(name);
    }

    /** The value; empty for null. */
    Optional<Object> of(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> constant(expr);
            case IDENT -> Optional.of(named(expr));
            case CALL -> Optional.of(call(expr, expr.call()));
            case SELECT, LIST, STRUCT, MAP, COMPREHENSION, NOT_SET -> throw refused.apply(expr, "Not a value");
        };
    }

    private Optional<Object> constant(CelExpr expr) {
        var constant = expr.constant();
        return switch (constant.getKind()) {
            case STRING_VALUE -> Optional.of(kept(expr, constant.stringValue()));
            case INT64_VALUE -> Optional.of(constant.int64Value());
            case UINT64_VALUE -> Optional.of(constant.uint64Value().longValue());
            case DOUBLE_VALUE -> Optional.of(finite(expr, constant.doubleValue()));
            case BOOLEAN_VALUE -> Optional.of(constant.booleanValue());
            case NULL_VALUE -> Optional.empty();
            case NOT_SET, BYTES_VALUE, TIMESTAMP_VALUE, DURATION_VALUE -> throw refused.apply(expr, "Not a value");
        };
    }

    private Object named(CelExpr expr) {
        String name = expr.ident().name();
        if (name.equals(NOW)) {
            return now;
        }
        if (name.equals(ME)) {
            return me;
        }
        throw refused.apply(expr, "There is no value " + name + ": texts go in quotes");
    }

    /** A text that PostgreSQL could have kept. */
    private String kept(CelExpr expr, String text) {
        if (text.indexOf('\0') >= 0) {
            throw refused.apply(expr, "No text holds a NUL");
        }
        return text;
    }

    private Double finite(CelExpr expr, double number) {
        if (Double.isFinite(number)) {
            return number;
        }
        throw refused.apply(expr, "Too large a number");
    }

    private Object call(CelExpr expr, CelCall call) {
        try {
            var args = call.args();
            return switch (call.function()) {
                case "timestamp" -> inRange(OffsetDateTime.parse(text(expr, args)).toInstant());
                case "duration" -> duration(text(expr, args));
                case "_+_" -> inRange(instant(args.get(0)).plus(span(args.get(1))));
                case "_-_" -> inRange(instant(args.get(0)).minus(span(args.get(1))));
                case "-_" -> negated(expr, args.get(0));
                default ->
                    throw refused.apply(expr, "Not a value: there are texts, numbers, true, false, null, timestamp, duration, "
                            + NOW + " and " + ME);
            };
        } catch (DateTimeException | ArithmeticException notATime) {
            throw refused.apply(expr,
                    "Not like timestamp(\"2026-05-01T12:00:00Z\"), from the year 1 to 9999, or duration(\"1h30m\")");
        }
    }

    private Object negated(CelExpr expr, CelExpr of) {
        var value = of(of).orElse(null);
        if (value instanceof Long number) {
            return Math.negateExact(number);
        }
        if (value instanceof Double number) {
            return -number;
        }
        throw refused.apply(expr, "Only a number is negated");
    }

    private Instant instant(CelExpr expr) {
        if (of(expr).orElse(null) instanceof Instant time) {
            return time;
        }
        throw refused.apply(expr, "A time is needed, like " + NOW);
    }

    private Duration span(CelExpr expr) {
        if (of(expr).orElse(null) instanceof Duration span) {
            return span;
        }
        throw refused.apply(expr, "A duration is needed, like duration(\"24h\")");
    }

    private String text(CelExpr expr, List<CelExpr> args) {
        if (args.size() == 1 && of(args.get(0)).orElse(null) instanceof String text) {
            return text;
        }
        throw refused.apply(expr, "Takes one text");
    }

    private static Duration duration(String text) {
        var whole = DURATION.matcher(text);
        if (!whole.matches()) {
            throw new DateTimeException("Not a duration");
        }
        var sum = PART.matcher(whole.group(2)).results().map(part -> switch (part.group(2)) {
            case "h" -> Duration.ofHours(Long.parseLong(part.group(1)));
            case "m" -> Duration.ofMinutes(Long.parseLong(part.group(1)));
            case "s" -> Duration.ofSeconds(Long.parseLong(part.group(1)));
            default -> Duration.ofMillis(Long.parseLong(part.group(1)));
        }).reduce(Duration.ZERO, Duration::plus);
        return whole.group(1) == null ? sum : sum.negated();
    }

    private static Instant inRange(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1 || year > 9999) {
            throw new DateTimeException("Out of range");
        }
        return time;
    }
}
