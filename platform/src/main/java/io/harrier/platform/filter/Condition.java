package io.harrier.platform.filter;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the rows of a list have to meet. Nothing a row does not say meets a condition but "is not that": {@code outcome != "duplicate"}
 * holds for what has no outcome, {@code outcome == "duplicate"} does not.
 */
public sealed interface Condition {

    Condition EVERYTHING = new All(List.of());

    record All(List<Condition> parts) implements Condition {
    }

    record Any(List<Condition> parts) implements Condition {
    }

    /**
     * One condition on one property.
     *
     * @param values what it is compared with: one, several for {@link Test#IN}, none for {@link Test#ABSENT}
     * @param not whether it is its contrary that is asked for
     */
    record Is(Property property, Test test, List<Object> values, boolean not) implements Condition {
    }

    enum Test {
        EQUAL("="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        MORE(">"),
        MORE_OR_EQUAL(">="),
        IN("in"),
        ABSENT("absent"),
        CONTAINS("contains"),
        STARTS_WITH("starts_with"),
        ENDS_WITH("ends_with"),
        /** Of a property that holds several texts. */
        HOLDS("holds");

        final String sign;

        Test(String sign) {
            this.sign = sign;
        }
    }

    static Condition is(Property property, Test test, Object value) {
        return value == null ? EVERYTHING : new Is(property, test, List.of(property.stored(value)), false);
    }

    /** Any of these values; any at all where there are none. */
    static Condition anyOf(Property property, Collection<?> values) {
        return values == null || values.isEmpty()
                ? EVERYTHING
                : new Is(property, Test.IN, values.stream().map(property::stored).toList(), false);
    }

    static Condition all(Condition... parts) {
        return new All(Stream.of(parts).filter(part -> part != EVERYTHING).toList());
    }

    /** Whether it says anything of this property. */
    default boolean names(Property property) {
        if (this instanceof All all) {
            return all.parts().stream().anyMatch(part -> part.names(property));
        }
        if (this instanceof Any any) {
            return any.parts().stream().anyMatch(part -> part.names(property));
        }
        return ((Is) this).property() == property;
    }

    /** Whether only a search function can tell: a property without a path, or a look into texts, which is not leakproof. */
    default boolean needsSearch() {
        if (this instanceof All all) {
            return all.parts().stream().anyMatch(Condition::needsSearch);
        }
        if (this instanceof Any any) {
            return any.parts().stream().anyMatch(Condition::needsSearch);
        }
        var is = (Is) this;
        return is.property().path() == null || switch (is.test()) {
            case CONTAINS, STARTS_WITH, ENDS_WITH, HOLDS -> true;
            case EQUAL, LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL, IN, ABSENT -> false;
        };
    }
}
