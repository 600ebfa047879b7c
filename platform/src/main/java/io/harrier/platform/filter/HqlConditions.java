package io.harrier.platform.filter;

import java.util.List;
import java.util.stream.Collectors;

import io.harrier.platform.filter.Condition.All;
import io.harrier.platform.filter.Condition.Any;
import io.harrier.platform.filter.Condition.Is;
import io.harrier.platform.paging.Conditions;

/** Writes a condition in HQL: paths are the service's, values are parameters. */
public final class HqlConditions {

    private final Conditions conditions;
    private int count;

    private HqlConditions(Conditions conditions) {
        this.conditions = conditions;
    }

    /** Adds a condition that needs no search. */
    public static void add(Condition condition, Conditions conditions) {
        String text = new HqlConditions(conditions).text(condition);
        if (!text.isEmpty()) {
            conditions.also(text);
        }
    }

    private String text(Condition condition) {
        if (condition instanceof All all) {
            return joined(all.parts(), " and ");
        }
        if (condition instanceof Any any) {
            return "(" + joined(any.parts(), " or ") + ")";
        }
        return text((Is) condition);
    }

    private String joined(List<Condition> parts, String word) {
        return parts.stream().map(part -> part instanceof All ? "(" + text(part) + ")" : text(part))
                .collect(Collectors.joining(word));
    }

    private String text(Is is) {
        String path = is.property().path();
        return switch (is.test()) {
            case ABSENT -> path + (is.not() ? " is not null" : " is null");
            case IN -> contrary(is, path + " in " + parameter(is.values()));
            case EQUAL, LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL -> contrary(is,
                    path + " " + is.test().sign + " " + parameter(is.values().get(0)));
            case CONTAINS, STARTS_WITH, ENDS_WITH, HOLDS -> throw new IllegalStateException("Only a search can tell");
        };
    }

    private static String contrary(Is is, String text) {
        return is.not() ? "(" + is.property().path() + " is null or not " + text + ")" : text;
    }

    private String parameter(Object value) {
        String name = "p" + count++;
        conditions.value(name, value);
        return ":" + name;
    }
}
