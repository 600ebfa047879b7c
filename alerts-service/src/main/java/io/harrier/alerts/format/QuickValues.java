package io.harrier.alerts.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;

/**
 * What most keys of lookups and groups are: a text of the record at a place that the expression names, or a list of such. Told without
 * CEL's interpreter, as {@link QuickChecks} tells conditions; what is no text CEL tells.
 */
final class QuickValues {

    private QuickValues() {
    }

    /** Answers null for what it can't tell; null where that is all of it. */
    static Function<Map<String, Object>, Object> of(CelExpr expression, String variable) {
        if (expression.exprKind().getKind() != Kind.LIST) {
            var reading = text(expression, variable);
            return reading == null ? null : reading::apply;
        }
        var list = expression.list();
        var readings = list.elements().stream().map(it -> text(it, variable)).toList();
        return readings.isEmpty() || readings.contains(null) || !list.optionalIndices().isEmpty() ? null : record -> {
            var texts = new ArrayList<String>(readings.size());
            for (var reading : readings) {
                var text = reading.apply(record);
                if (text == null) {
                    return null;
                }
                texts.add(text);
            }
            return texts;
        };
    }

    private static Function<Map<String, Object>, String> text(CelExpr expression, String variable) {
        var reading = reading(expression, variable);
        return reading == null ? null : record -> reading.apply(record) instanceof String text ? text : null;
    }

    private static Function<Object, Object> reading(CelExpr expression, String variable) {
        return switch (expression.exprKind().getKind()) {
            case IDENT -> expression.ident().name().equals(variable) ? record -> record : null;
            case SELECT -> expression.select().testOnly()
                    ? null
                    : property(reading(expression.select().operand(), variable), expression.select().field());
            case CALL -> expression.call().function().equals("_[_]")
                    ? item(reading(expression.call().args().get(0), variable), expression.call().args().get(1))
                    : null;
            default -> null;
        };
    }

    private static Function<Object, Object> property(Function<Object, Object> of, String name) {
        return of == null ? null : record -> of.apply(record) instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static Function<Object, Object> item(Function<Object, Object> of, CelExpr index) {
        if (of == null || index.exprKind().getKind() != Kind.CONSTANT
                || index.constant().getKind() != CelConstant.Kind.INT64_VALUE) {
            return null;
        }
        long at = index.constant().int64Value();
        return record -> of.apply(record) instanceof List<?> list && at >= 0 && at < list.size() ? list.get((int) at) : null;
    }
}
