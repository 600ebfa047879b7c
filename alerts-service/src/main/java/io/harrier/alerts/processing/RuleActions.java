package io.harrier.alerts.processing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Confidence;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.format.CelExpressions.Expression;
import io.harrier.alerts.format.CelValues;
import io.harrier.alerts.format.IdentityFields;
import io.harrier.alerts.processing.Effect.Found;
import io.harrier.alerts.processing.Effect.Grouped;
import io.harrier.alerts.processing.Effect.Normalized;
import io.harrier.alerts.processing.RuleAction.RuleFailed;
import io.harrier.alerts.processing.RuleDefinition.Lookup;
import io.harrier.alerts.processing.RuleDefinition.Normalization;
import io.harrier.platform.problem.RuleBroken;

import dev.cel.runtime.CelEvaluationException;

/** What rules of each type do. */
final class RuleActions {

    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_KEY = 2_000;
    private static final int MOST_KEYS = 500;

    private RuleActions() {
    }

    static RuleAction normalization(Normalization set, BiFunction<String, String, Expression> compile, String at) {
        var severity = compile.apply(set.severity(), at + "/severity");
        var classification = compile.apply(set.classification(), at + "/classification");
        var title = compile.apply(set.title(), at + "/title");
        var description = compile.apply(set.description(), at + "/description");
        var confidence = compile.apply(set.confidence(), at + "/confidence");
        var entity = compile.apply(set.entity(), at + "/entity");
        if (severity == null && classification == null && title == null && description == null && confidence == null
                && entity == null) {
            throw new RuleBroken(at, "It sets nothing");
        }
        return (piece, known) -> new Normalized(severity(text(severity, piece, 200)), text(classification, piece, 200),
                text(title, piece, 500), text(description, piece, 20_000), confidence(text(confidence, piece, 200)),
                entity(entity, piece));
    }

    static RuleAction lookup(Lookup lookup, Expression key) {
        return (piece, known) -> {
            var keys = CelValues.texts(key.of(piece.values(), piece.work).orElse(null));
            for (String text : keys.subList(0, Math.min(keys.size(), MOST_KEYS))) {
                var found = known.find(piece, lookup, text);
                if (found != null) {
                    return new Found(lookup.as(), found);
                }
            }
            return null;
        };
    }

    static RuleAction aggregation(UUID rule, Expression key) {
        return (piece, known) -> {
            var texts = CelValues.texts(key.of(piece.values(), piece.work).orElse(null)).stream()
                    .map(text -> cut(text, LONGEST_KEY))
                    .toList();
            if (texts.isEmpty()) {
                return null;
            }
            return new Grouped("group:" + IdentityFields.fingerprint(rule == null ? "" : rule.toString(), texts), texts);
        };
    }

    private static String text(Expression expression, Workpiece piece, int most) throws CelEvaluationException {
        if (expression == null) {
            return null;
        }
        var value = expression.of(piece.values(), piece.work).orElse(null);
        String text = CelValues.text(value);
        if (value != null && text == null && !(value instanceof String)) {
            throw new RuleFailed("it must be text");
        }
        return text == null ? null : cut(text, most);
    }

    /** What can be kept: no NUL, and no half of a character at the end. */
    static String cut(String text, int most) {
        String clean = text.replace("\0", "");
        return clean.length() <= most
                ? clean
                : clean.substring(0, Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most);
    }

    private static Severity severity(String word) {
        return word == null
                ? null
                : Severity.named(word).orElseThrow(() -> new RuleFailed("'" + word + "' is no severity"));
    }

    private static Confidence confidence(String word) {
        for (Confidence confidence : Confidence.values()) {
            if (confidence.wire.equals(word)) {
                return confidence;
            }
        }
        if (word != null) {
            throw new RuleFailed("'" + word + "' is no confidence");
        }
        return null;
    }

    private static Thing entity(Expression expression, Workpiece piece) throws CelEvaluationException {
        var value = expression == null ? null : expression.of(piece.values(), piece.work).orElse(null);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new RuleFailed("the entity must be a map of type, id and name");
        }
        var parts = List.of("type", "id", "name").stream().map(map::get).map(RuleActions::part).toArray(String[]::new);
        return new Thing(parts[0], parts[1], parts[2]);
    }

    private static String part(Object value) {
        var texts = CelValues.texts(value instanceof java.util.Optional<?> optional ? optional.orElse(null) : value);
        return texts.isEmpty() ? null : cut(texts.get(0), LONGEST_NAME);
    }
}
