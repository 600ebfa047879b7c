package io.harrier.alerts.format;

import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.harrier.platform.problem.RuleBroken;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

/** Compiles CEL over {@code record}. What an expression may cost is bounded: its length, its depth, its loops, its patterns. */
@Singleton
public class CelExpressions {

    static final int LONGEST = 4_000;
    private static final CelOptions LIMITS = CelOptions.current().maxExpressionCodePointSize(LONGEST).maxParseRecursionDepth(50)
            .comprehensionMaxIterations(10_000).maxRegexProgramSize(1_000).build();

    /** A compiled expression. */
    public interface Expression {

        /**
         * @return its value; empty for null and for an optional without value
         * @throws CelEvaluationException where the record is not as it expects
         */
        Optional<Object> of(Map<String, Object> record) throws CelEvaluationException;
    }

    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder().setOptions(LIMITS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.optional(), CelExtensions.strings())
            .addVar("record", SimpleType.DYN).build();
    private final CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(LIMITS)
            .addLibraries(CelExtensions.optional(), CelExtensions.strings()).build();

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
