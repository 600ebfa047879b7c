package io.harrier.alerts.format;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.harrier.alerts.format.CelExpressions.Expression;
import io.harrier.alerts.format.QuickChecks.Answer;
import io.harrier.alerts.format.Work.Exhausted;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationExceptionBuilder;
import dev.cel.runtime.CelRuntime.Program;

/**
 * A compiled expression, told without CEL's interpreter where it can be. One that takes too much twenty times within a minute is not
 * asked for the next: what it costs until it is given up is bounded too.
 */
final class CelProgram implements Expression {

    private static final int MOST_EXHAUSTED = 20;
    private static final long PAUSE_NANOS = 60_000_000_000L;

    private final String variable;
    private final Program program;
    private final Work.Plan plan;
    private final QuickChecks.Check check;
    private final Function<Map<String, Object>, Object> value;
    private final AtomicInteger exhausted = new AtomicInteger();
    private volatile long countedFrom;
    private volatile long pausedAt = System.nanoTime() - PAUSE_NANOS;

    CelProgram(String variable, CelAbstractSyntaxTree ast, Program program) {
        this.variable = variable;
        this.program = program;
        this.plan = CelPlans.of(ast);
        this.check = QuickChecks.of(ast.getExpr(), variable);
        this.value = QuickValues.of(ast.getExpr(), variable);
    }

    @Override
    public Optional<Object> of(Map<String, Object> record, Work work) throws CelEvaluationException {
        var answer = check == null ? Answer.UNKNOWN : check.of(record);
        if (answer != Answer.UNKNOWN) {
            return Optional.of(answer == Answer.YES);
        }
        var quick = value == null ? null : value.apply(record);
        return quick != null ? Optional.of(quick) : whole(record, work);
    }

    private Optional<Object> whole(Map<String, Object> record, Work work) throws CelEvaluationException {
        if (System.nanoTime() - pausedAt < PAUSE_NANOS) {
            throw failure(new Exhausted("It takes too much work again and again: it is not asked for a minute"));
        }
        work.begin(plan);
        try {
            return CelValues.present(program.trace(Map.of(variable, record), work));
        } catch (Exhausted tooMuch) {
            throw tooMuch(tooMuch, work);
        } catch (CelEvaluationException failed) {
            throw failed.getCause() instanceof Exhausted tooMuch ? tooMuch(tooMuch, work) : failed;
        } finally {
            Work.end();
        }
    }

    private CelEvaluationException tooMuch(Exhausted why, Work work) {
        long now = System.nanoTime();
        if (now - countedFrom > PAUSE_NANOS) {
            countedFrom = now;
            exhausted.set(0);
        }
        if (work.wasWhole() && exhausted.incrementAndGet() >= MOST_EXHAUSTED) {
            exhausted.set(0);
            pausedAt = now;
        }
        return failure(why);
    }

    private static CelEvaluationException failure(Exhausted why) {
        return CelEvaluationExceptionBuilder.newBuilder(why.getMessage()).setCause(why).build();
    }
}
