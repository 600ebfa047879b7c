package io.harrier.platform.problem;

import java.util.List;
import java.util.Map;

/** 400: a parameter, header or body that can't be read. */
public class Malformed extends ProblemException {

    public Malformed(String pointer, String detail) {
        super(Kind.MALFORMED, detail, List.of(new Problem.FieldError(pointer, detail)), Map.of());
    }
}
