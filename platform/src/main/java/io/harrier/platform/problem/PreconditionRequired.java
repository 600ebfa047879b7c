package io.harrier.platform.problem;

import java.util.List;
import java.util.Map;

/** 428: a change that must say which version it changes. */
public class PreconditionRequired extends ProblemException {

    public PreconditionRequired() {
        super(Kind.PRECONDITION_REQUIRED, "Send If-Match with the version you read (its ETag)",
                List.of(new Problem.FieldError("If-Match", "missing")), Map.of());
    }
}
