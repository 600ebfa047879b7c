package io.harrier.platform.problem;

import java.util.List;
import java.util.Map;

/** 409: something of that identity is there already, or is being made. */
public class Conflict extends ProblemException {

    public Conflict(String detail) {
        super(Kind.CONFLICT, detail, List.of(), Map.of());
    }
}
