package io.harrier.platform.problem;

import java.util.List;
import java.util.Map;

/** 416: nothing is there of what was asked for. */
public class NoSuchRange extends ProblemException {

    public NoSuchRange(String detail) {
        super(Kind.RANGE_NOT_SATISFIABLE, detail, List.of(), Map.of());
    }
}
