package io.harrier.platform.problem;

import java.util.List;
import java.util.Map;

import io.harrier.platform.problem.Problem.FieldError;

/** 422: readable, but against a rule; names the fields. */
public class RuleBroken extends ProblemException {

    public RuleBroken(String pointer, String detail) {
        this(List.of(new FieldError(pointer, detail)));
    }

    public RuleBroken(List<FieldError> errors) {
        super(Kind.RULE_BROKEN, errors.get(0).detail(), errors, Map.of());
    }
}
