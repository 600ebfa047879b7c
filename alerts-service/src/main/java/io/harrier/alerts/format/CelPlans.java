package io.harrier.alerts.format;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import io.harrier.alerts.format.Work.Plan;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.validator.CelAstValidator.IssuesFactory;

/** What is known of an expression before it is evaluated. */
final class CelPlans {

    private static final Set<String> SEEKING = Set.of("contains", "indexOf", "lastIndexOf", "split");

    private CelPlans() {
    }

    /** Patterns are written in the expression, and are compiled now: they must be such. */
    static void check(CelNavigableAst ast, IssuesFactory issues) {
        patterns(ast).forEach(it -> {
            try {
                if (it.exprKind().getKind() == Kind.CONSTANT) {
                    BoundedPattern.compile(it.constant().stringValue());
                } else {
                    issues.addError(it.id(), "a pattern must be a constant text");
                }
            } catch (PatternSyntaxException wrong) {
                issues.addError(it.id(), String.valueOf(wrong.getMessage()));
            }
        });
    }

    /** Of one that was found good. */
    static Plan of(CelAbstractSyntaxTree ast) {
        var tree = CelNavigableAst.fromAst(ast);
        Map<String, Pattern> patterns = new HashMap<>();
        patterns(tree).filter(it -> it.constantOrDefault().getKind() == CelConstant.Kind.STRING_VALUE)
                .map(it -> it.constant().stringValue())
                .forEach(text -> patterns.computeIfAbsent(text, BoundedPattern::compile));
        Set<Long> needles = new HashSet<>();
        calls(tree).filter(it -> SEEKING.contains(it.function()) && !it.args().isEmpty())
                .forEach(it -> needles.add(it.args().get(0).id()));
        return new Plan(patterns, needles);
    }

    private static Stream<CelExpr> patterns(CelNavigableAst ast) {
        return calls(ast).filter(it -> it.function().equals("matches") && !it.args().isEmpty())
                .map(it -> it.args().get(it.args().size() - 1));
    }

    private static Stream<CelCall> calls(CelNavigableAst ast) {
        return ast.getRoot().allNodes().map(CelNavigableExpr::expr).filter(it -> it.exprKind().getKind() == Kind.CALL)
                .map(CelExpr::call);
    }
}
