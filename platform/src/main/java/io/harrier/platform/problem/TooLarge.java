package io.harrier.platform.problem;

import java.util.List;
import java.util.Map;

/** 413: more than is taken at once. */
public class TooLarge extends ProblemException {

    public TooLarge(String pointer, String detail) {
        super(Kind.TOO_LARGE, detail, List.of(new Problem.FieldError(pointer, detail)), Map.of());
    }
}
