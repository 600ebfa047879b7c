package io.harrier.platform.filter;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.harrier.platform.problem.Malformed;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;

/**
 * Reads {@code filter}: the part of CEL that a database can answer, over the properties that a service declares. {@code &&}, {@code ||},
 * {@code !}, comparisons of a property with a value, {@code in}, {@code == null} and {@code has}, {@code contains}, {@code startsWith}
 * and {@code endsWith} of texts, {@code timestamp}, {@code duration}, {@code now} and {@code me}. Anything else is a 400 that says where.
 */
public final class Filter {

    static final String PARAMETER = "filter";
    /** What a filter may be, whoever wrote it: PostgreSQL plans each of its conditions. */
    public static final int LONGEST = 2_000;
    private static final int DEEPEST = 32;

    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(CelOptions.current().maxExpressionCodePointSize(LONGEST).maxParseRecursionDepth(DEEPEST).build())
            .setStandardMacros(CelStandardMacro.HAS).build();

    private final Map<String, Property> properties;

    private Filter(Map<String, Property> properties) {
        this.properties = properties;
    }

    public static Filter over(Collection<Property> properties) {
        return new Filter(new TreeMap<>(properties.stream().collect(Collectors.toMap(Property::name, Function.identity()))));
    }

    /**
     * The condition that a text asks for; everything where there is none.
     *
     * @param me who asks
     * @throws Malformed where it is not of the subset; names the place
     */
    public Condition read(String text, String me, Instant now) {
        if (text == null || text.isBlank()) {
            return Condition.EVERYTHING;
        }
        if (text.length() > LONGEST) {
            throw new Malformed(PARAMETER, "Has more than " + LONGEST + " characters");
        }
        try {
            return new FilterReader(properties, PARSER.parse(text, PARAMETER).getAst(), me, now).read();
        } catch (CelValidationException wrong) {
            throw new Malformed(PARAMETER, wrong.getErrors().stream().findFirst().map(Filter::place).orElse("Not CEL"));
        }
    }

    private static String place(CelIssue issue) {
        var at = issue.getSourceLocation();
        return "Line " + at.getLine() + ", column " + (at.getColumn() + 1) + ": " + issue.getMessage();
    }
}
