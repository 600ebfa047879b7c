package io.harrier.alerts.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;

/**
 * What most conditions are made of, told without CEL's interpreter: comparisons of a property with a constant text, joined by and, or,
 * not. Most rules do not hold for most alerts, and that is told here in a tenth of the time. What it can't tell, CEL does: the answers
 * are the same, also of what is missing, for there it can't tell.
 */
final class QuickChecks {

    enum Answer {
        NO, YES, UNKNOWN;

        static Answer of(boolean holds) {
            return holds ? YES : NO;
        }
    }

    /** Whether an expression holds. */
    interface Check {
        Answer of(Map<String, Object> record);
    }

    /** Signs: to seek a long text in a longer one may take one's length times the other's, which CEL is charged for. */
    private static final long MOST_COMPARED = 10_000_000;
    private static final Check UNTOLD = record -> Answer.UNKNOWN;
    private static final Map<String, BiPredicate<String, String>> COMPARISONS = Map.of("_==_", String::equals, "_!=_",
            (text, constant) -> !text.equals(constant), "contains", String::contains, "startsWith", String::startsWith,
            "endsWith", String::endsWith);

    private final String variable;

    private QuickChecks(String variable) {
        this.variable = variable;
    }

    /** Null where nothing of it can be told. */
    static Check of(CelExpr expression, String variable) {
        var check = new QuickChecks(variable).check(expression);
        return check == UNTOLD ? null : check;
    }

    private Check check(CelExpr expression) {
        if (expression.exprKind().getKind() == Kind.SELECT && expression.select().testOnly()) {
            return present(expression);
        }
        if (expression.exprKind().getKind() != Kind.CALL) {
            return UNTOLD;
        }
        var call = expression.call();
        return switch (call.function()) {
            case "_&&_" -> both(check(call.args().get(0)), check(call.args().get(1)), Answer.NO, Answer.YES);
            case "_||_" -> both(check(call.args().get(0)), check(call.args().get(1)), Answer.YES, Answer.NO);
            case "!_" -> not(check(call.args().get(0)));
            case "_==_", "_!=_" -> compared(call.args().get(0), call.args().get(1), COMPARISONS.get(call.function()));
            case "contains", "startsWith", "endsWith" -> call.target().isPresent() && call.args().size() == 1
                    ? compared(call.target().get(), call.args().get(0), COMPARISONS.get(call.function()))
                    : UNTOLD;
            case "@in" -> among(call.args().get(0), call.args().get(1));
            default -> UNTOLD;
        };
    }

    /** As CEL joins them: one that is decisive decides, whatever becomes of the other. */
    private static Check both(Check one, Check other, Answer decisive, Answer otherwise) {
        if (one == UNTOLD && other == UNTOLD) {
            return UNTOLD;
        }
        return record -> {
            var first = one.of(record);
            if (first == decisive) {
                return decisive;
            }
            var second = other.of(record);
            if (second == decisive) {
                return decisive;
            }
            return first == otherwise && second == otherwise ? otherwise : Answer.UNKNOWN;
        };
    }

    private static Check not(Check check) {
        return check == UNTOLD ? UNTOLD : record -> switch (check.of(record)) {
            case NO -> Answer.YES;
            case YES -> Answer.NO;
            case UNKNOWN -> Answer.UNKNOWN;
        };
    }

    private Check compared(CelExpr property, CelExpr constant, BiPredicate<String, String> comparison) {
        var path = path(property);
        String text = text(constant);
        if (path == null || text == null) {
            return UNTOLD;
        }
        return record -> at(record, path) instanceof String value && value.length() * (long) text.length() < MOST_COMPARED
                ? Answer.of(comparison.test(value, text))
                : Answer.UNKNOWN;
    }

    private Check among(CelExpr property, CelExpr list) {
        var path = path(property);
        if (path == null || list.exprKind().getKind() != Kind.LIST) {
            return UNTOLD;
        }
        var texts = list.list().elements().stream().map(QuickChecks::text).toList();
        if (texts.stream().anyMatch(text -> text == null)) {
            return UNTOLD;
        }
        return record -> at(record, path) instanceof String value ? Answer.of(texts.contains(value)) : Answer.UNKNOWN;
    }

    private Check present(CelExpr expression) {
        var path = path(expression.select().operand());
        String name = expression.select().field();
        if (path == null) {
            return UNTOLD;
        }
        return record -> at(record, path) instanceof Map<?, ?> map ? Answer.of(map.containsKey(name)) : Answer.UNKNOWN;
    }

    /** The names that lead from the variable to a property; null for what is no property. */
    private List<String> path(CelExpr expression) {
        var names = new ArrayList<String>();
        var at = expression;
        while (at.exprKind().getKind() == Kind.SELECT && !at.select().testOnly()) {
            names.add(0, at.select().field());
            at = at.select().operand();
        }
        return at.exprKind().getKind() == Kind.IDENT && at.ident().name().equals(variable) ? List.copyOf(names) : null;
    }

    private static String text(CelExpr expression) {
        return expression.exprKind().getKind() == Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
                        ? expression.constant().stringValue()
                        : null;
    }

    private static Object at(Map<String, Object> record, List<String> path) {
        Object value = record;
        for (String name : path) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }
}
