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
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
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
import dev.cel.runtime.CelStandardFunctions.StandardFunction.Overload.StringMatchers;
import dev.cel.validator.CelValidator;
import dev.cel.validator.CelValidatorFactory;

/**
 * Compiles CEL over {@code record}, or over what else a {@link Language} is about. What an expression may cost is bounded, whoever wrote it: its length and depth, its loops,
 * what may be put together with {@code +}, which in nested loops would grow without end, and the {@link Work} of all of it. Patterns are
 * constants: so each is compiled once, and refused when it is written.
 */
@Singleton
public class CelExpressions {

    static final int LONGEST = 4_000;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_ITEMS = 1_000;
    private static final CelOptions LIMITS = CelOptions.current().maxExpressionCodePointSize(LONGEST).maxParseRecursionDepth(50)
            .comprehensionMaxIterations(2_000).maxRegexProgramSize(1_000).build();
    private static final Set<CelStandardFunctions.StandardOverload> UNBOUNDED = Set.of(Arithmetic.ADD_STRING,
            Arithmetic.ADD_LIST, Arithmetic.ADD_BYTES, StringMatchers.MATCHES, StringMatchers.MATCHES_STRING);

    /** A compiled expression. */
    public interface Expression {

        /**
         * @return its value; empty for null and for an optional without value
         * @throws CelEvaluationException where the record is not as it expects
         */
        default Optional<Object> of(Map<String, Object> record) throws CelEvaluationException {
            return of(record, Work.ofEvaluation());
        }

        /**
         * The same where others were and are asked of the record.
         *
         * @param work what may be spent on it
         */
        Optional<Object> of(Map<String, Object> record, Work work) throws CelEvaluationException;
    }

    private final CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(LIMITS)
            .setStandardEnvironmentEnabled(false)
            .setStandardFunctions(CelStandardFunctions.newBuilder()
                    .filterFunctions((function, overload) -> !UNBOUNDED.contains(overload)).build())
            .addFunctionBindings(CelFunctionBinding.from("add_string", String.class, String.class, CelExpressions::together),
                    CelFunctionBinding.from("add_list", List.class, List.class, CelExpressions::together),
                    CelFunctionBinding.from("matches", String.class, String.class, CelExpressions::matches),
                    CelFunctionBinding.from("matches_string", String.class, String.class, CelExpressions::matches))
            .addLibraries(CelExtensions.optional(), strings()).build();
    private final Language records = new Language("record", compiler().addVar("record", SimpleType.DYN).build());

    private static CelCompilerBuilder compiler() {
        return CelCompilerFactory.standardCelCompilerBuilder().setOptions(LIMITS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS).addLibraries(CelExtensions.optional(), strings());
    }

    /** Those that make nothing larger than what they are given. */
    private static CelStringExtensions strings() {
        return CelExtensions.strings(Function.CHAR_AT, Function.INDEX_OF, Function.LAST_INDEX_OF, Function.LOWER_ASCII,
                Function.SPLIT, Function.SUBSTRING, Function.TRIM, Function.UPPER_ASCII);
    }

    private static boolean matches(String text, String pattern) {
        return Work.current().find(text, pattern);
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
        return records.compile(text, pointer);
    }

    /** Expressions about one variable of a type whose properties are known, so that one it does not have is refused. */
    public Language over(String variable, CelType type, CelTypeProvider types) {
        return new Language(variable, compiler().setTypeProvider(types).addVar(variable, type).build());
    }

    /** Expressions about one variable. */
    public final class Language {

        private final String variable;
        private final CelCompiler compiler;
        private final CelValidator validator;

        private Language(String variable, CelCompiler compiler) {
            this.variable = variable;
            this.compiler = compiler;
            this.validator = CelValidatorFactory.standardCelValidatorBuilder(compiler, runtime)
                    .addAstValidators((ast, cel, issues) -> CelPlans.check(ast, issues)).build();
        }

        /** @throws RuleBroken at {@code pointer}, where it is no expression */
        public Expression compile(String text, String pointer) {
            return program(text, pointer, SimpleType.DYN);
        }

        /** @throws RuleBroken at {@code pointer}, where it is no expression whose value is true or false */
        public Expression condition(String text, String pointer) {
            return program(text, pointer, SimpleType.BOOL);
        }

        private Expression program(String text, String pointer, CelType wanted) {
            try {
                var ast = compiler.compile(text).getAst();
                if (!wanted.isAssignableFrom(ast.getResultType())) {
                    throw new RuleBroken(pointer, "Must be true or false; it is " + ast.getResultType().name());
                }
                validator.validate(ast).getAst();
                return new CelProgram(variable, ast, runtime.createProgram(ast));
            } catch (CelValidationException | CelEvaluationException wrong) {
                throw new RuleBroken(pointer, Json.cut(wrong.getMessage(), 1_000));
            }
        }
    }
}
