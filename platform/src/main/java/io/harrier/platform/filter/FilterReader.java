package io.harrier.platform.filter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.harrier.platform.filter.Condition.Is;
import io.harrier.platform.filter.Condition.Test;
import io.harrier.platform.problem.Malformed;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;

/** Makes conditions of one parsed filter. What is negated is negated at its leaves. */
final class FilterReader {

    private static final int MOST_CONDITIONS = 50;
    private static final int MOST_VALUES = 200;
    private static final String NOT_OF_THE_SUBSET = "A filter compares properties with values, joined by && and ||; this it can't do";

    private static final Map<String, Test> COMPARISONS = Map.of("_==_", Test.EQUAL, "_!=_", Test.EQUAL, "_<_", Test.LESS,
            "_<=_",
            Test.LESS_OR_EQUAL, "_>_", Test.MORE, "_>=_", Test.MORE_OR_EQUAL);
    private static final Map<Test, Test> FROM_THE_RIGHT = Map.of(Test.EQUAL, Test.EQUAL, Test.LESS, Test.MORE,
            Test.LESS_OR_EQUAL,
            Test.MORE_OR_EQUAL, Test.MORE, Test.LESS, Test.MORE_OR_EQUAL, Test.LESS_OR_EQUAL);
    private static final Map<String, Test> LOOKS_INTO_TEXT = Map.of("contains", Test.CONTAINS, "startsWith", Test.STARTS_WITH,
            "endsWith", Test.ENDS_WITH);

    private final Map<String, Property> properties;
    private final CelAbstractSyntaxTree tree;
    private final FilterValues values;
    private int conditions;

    FilterReader(Map<String, Property> properties, CelAbstractSyntaxTree tree, String me, Instant now) {
        this.properties = properties;
        this.tree = tree;
        this.values = new FilterValues(me, now, this::refused);
    }

    Condition read() {
        return condition(tree.getExpr(), false);
    }

    private Condition condition(CelExpr expr, boolean not) {
        if (expr.getKind() == Kind.CALL) {
            return call(expr, expr.call(), not);
        }
        if (expr.getKind() == Kind.SELECT && expr.select().testOnly()) {
            return is(expr, property(named(expr), expr), Test.ABSENT, List.of(), !not);
        }
        if (named(expr) != null) {
            return is(expr, property(named(expr), expr), Test.EQUAL, List.of(true), not);
        }
        throw refused(expr, NOT_OF_THE_SUBSET);
    }

    private Condition call(CelExpr expr, CelCall call, boolean not) {
        String function = call.function();
        if (function.equals("!_")) {
            return condition(call.args().get(0), !not);
        }
        if (function.equals("_&&_") || function.equals("_||_")) {
            var parts = call.args().stream().map(part -> condition(part, not)).toList();
            return function.equals("_&&_") == not ? new Condition.Any(parts) : new Condition.All(parts);
        }
        if (function.equals("@in")) {
            return in(expr, call, not);
        }
        if (LOOKS_INTO_TEXT.containsKey(function) && call.target().isPresent() && call.args().size() == 1) {
            return text(expr, call, not);
        }
        if (COMPARISONS.containsKey(function)) {
            return comparison(expr, call, function.equals("_!=_") != not);
        }
        throw refused(expr, NOT_OF_THE_SUBSET);
    }

    private Condition comparison(CelExpr expr, CelCall call, boolean not) {
        var test = COMPARISONS.get(call.function());
        boolean turned = named(call.args().get(0)) == null;
        var left = call.args().get(turned ? 1 : 0);
        var right = call.args().get(turned ? 0 : 1);
        if (named(left) == null || named(right) != null) {
            throw refused(expr, "A property is compared with a value");
        }
        var property = property(named(left), left);
        var value = values.of(right);
        if (value.isEmpty()) {
            if (test != Test.EQUAL) {
                throw refused(right, "null is equal to something or not, nothing else");
            }
            return is(expr, property, Test.ABSENT, List.of(), not);
        }
        if (test != Test.EQUAL && !property.isOrdered()) {
            throw refused(expr, property.name() + " has no order: it is equal to something or not");
        }
        return is(right, property, turned ? FROM_THE_RIGHT.get(test) : test, List.of(value.get()), not);
    }

    private Condition in(CelExpr expr, CelCall call, boolean not) {
        var left = call.args().get(0);
        var right = call.args().get(1);
        if (named(left) != null && right.getKind() == Kind.LIST) {
            var all = right.list().elements();
            if (all.isEmpty() || all.size() > MOST_VALUES) {
                throw refused(right, "A list has 1 to " + MOST_VALUES + " values");
            }
            return is(right, property(named(left), left), Test.IN, all.stream().map(it -> values.of(it)
                    .orElseThrow(() -> refused(it, "null is in no list"))).toList(), not);
        }
        if (named(right) != null && named(left) == null) {
            var property = property(named(right), right);
            if (!property.many()) {
                throw refused(right, property.name() + " is no list");
            }
            return is(left, property, Test.HOLDS, List.of(text(left)), not);
        }
        throw refused(expr, "A property is in a list of values, or a value in a property that is a list");
    }

    private Condition text(CelExpr expr, CelCall call, boolean not) {
        var target = call.target().orElseThrow();
        if (named(target) == null) {
            throw refused(expr, "A property is compared with a value");
        }
        var property = property(named(target), target);
        if (!property.isText()) {
            throw refused(target, property.name() + " is no text");
        }
        return is(expr, property, LOOKS_INTO_TEXT.get(call.function()), List.of(text(call.args().get(0))), not);
    }

    private String text(CelExpr expr) {
        if (values.of(expr).orElse(null) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw refused(expr, "A text is needed, in quotes");
    }

    private Condition is(CelExpr at, Property property, Test test, List<Object> literals, boolean not) {
        if (++conditions > MOST_CONDITIONS) {
            throw refused(at, "More than " + MOST_CONDITIONS + " conditions");
        }
        if (property.many() && test != Test.HOLDS) {
            throw refused(at, property.name() + " is a list: \"value\" in " + property.name());
        }
        try {
            return new Is(property, test, literals.stream().map(property::value).map(property::stored).toList(), not);
        } catch (IllegalArgumentException wrong) {
            throw refused(at, wrong.getMessage());
        }
    }

    private Property property(String name, CelExpr at) {
        return Optional.ofNullable(properties.get(name)).orElseThrow(() -> refused(at,
                "There is no " + name + "; there are " + String.join(", ", properties.keySet())));
    }

    /** The name that an expression is, with its dots; null where it is none, or one of a value. */
    private static String named(CelExpr expr) {
        if (expr.getKind() == Kind.IDENT) {
            return FilterValues.isNamed(expr.ident().name()) ? null : expr.ident().name();
        }
        if (expr.getKind() == Kind.SELECT) {
            String before = named(expr.select().operand());
            return before == null ? null : before + "." + expr.select().field();
        }
        return null;
    }

    private Malformed refused(CelExpr expr, String why) {
        int offset = tree.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
        var at = tree.getSource().getOffsetLocation(offset);
        return new Malformed(Filter.PARAMETER, at.map(it -> "Line " + it.getLine() + ", column " + (it.getColumn() + 1) + ": ")
                .orElse("") + why);
    }
}
