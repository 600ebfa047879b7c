package io.harrier.alerts.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.harrier.platform.problem.RuleBroken;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.extensions.CelStringExtensions.Function;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationExceptionBuilder;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction.Overload.Arithmetic;

/**
 * Compiles CEL over {@code record}. What an expression may cost is bounded, whoever wrote it: its length and depth, its loops, its
 * patterns, and what may be put together with {@code +}, which in nested loops would grow without end.
 */
@Singleton
public class CelExpressions {

    static final int LONGEST = 4_000;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_ITEMS = 1_000;
    private static final CelOptions LIMITS = CelOptions.current().maxExpressionCodePointSize(LONGEST).maxParseRecursionDepth(50)
            .comprehensionMaxIterations(2_000).maxRegexProgramSize(1_000).build();
    private static final Set<CelStandardFunctions.StandardOverload> UNBOUNDED = Set.of(Arithmetic.ADD_STRING,
            Arithmetic.ADD_LIST, Arithmetic.ADD_BYTES);

    /** A compiled expression. */
    public interface Expression {

        /**
         * @return its value; empty for null and for an optional without value
         * @throws CelEvaluationException where the record is not as it expects
         */
        Optional<Object> of(Map<String, Object> record) throws CelEvaluationException;
    }

    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder().setOptions(LIMITS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS).addLibraries(CelExtensions.optional(), strings())
            .addVar("record", SimpleType.DYN).build();
    private final CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(LIMITS)
            .setStandardEnvironmentEnabled(false)
            .setStandardFunctions(CelStandardFunctions.newBuilder()
                    .filterFunctions((function, overload) -> !UNBOUNDED.contains(overload)).build())
            .addFunctionBindings(CelFunctionBinding.from("add_string", String.class, String.class, CelExpressions::together),
                    CelFunctionBinding.from("add_list", List.class, List.class, CelExpressions::together))
            .addLibraries(CelExtensions.optional(), strings()).build();

    /** Those that make nothing larger than what they are given. */
    private static CelStringExtensions strings() {
        return CelExtensions.strings(Function.CHAR_AT, Function.INDEX_OF, Function.LAST_INDEX_OF, Function.LOWER_ASCII,
                Function.SPLIT, Function.SUBSTRING, Function.TRIM, Function.UPPER_ASCII);
    }

    private static String together(String first, String second) throws CelEvaluationException {
        refuse(first.length() + (long) second.length() > LONGEST_TEXT, "a text of more than " + LONGEST_TEXT + " characters");
        return first.concat(second);
    }

    private static List<Object> together(List<?> first, List<?> second) throws CelEvaluationException {
        refuse(first.size() + (long) second.size() > MOST_ITEMS, "a list of more than " + MOST_ITEMS + " items");
        var all = new ArrayList<Object>(first.size() + second.size());
        all.addAll(first);
        all.addAll(second);
        return all;
    }

    private static void refuse(boolean tooLarge, String what) throws CelEvaluationException {
        if (tooLarge) {
            throw CelEvaluationExceptionBuilder.newBuilder("It would make " + what).build();
        }
    }

    /** @throws RuleBroken at {@code pointer}, where it is no expression */
    public Expression compile(String text, String pointer) {
        try {
            var program = runtime.createProgram(compiler.compile(text).getAst());
            return record -> CelValues.present(program.eval(Map.of("record", record)));
        } catch (CelValidationException | CelEvaluationException wrong) {
            throw new RuleBroken(pointer, Json.cut(wrong.getMessage(), 1_000));
        }
    }
}
