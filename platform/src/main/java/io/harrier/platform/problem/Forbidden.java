package io.harrier.platform.problem;

import java.util.List;
import java.util.Map;

/** 403: the caller may not do this. */
public class Forbidden extends ProblemException {

    public Forbidden(String detail) {
        super(Kind.FORBIDDEN, detail, List.of(), Map.of());
    }
}
