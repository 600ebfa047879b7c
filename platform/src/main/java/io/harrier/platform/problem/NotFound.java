package io.harrier.platform.problem;

import java.util.List;
import java.util.Map;

/** 404: not there, or not the caller's: the two must look the same. */
public class NotFound extends ProblemException {

    public NotFound(String noun, Object id) {
        super(Kind.NOT_FOUND, "There is no " + noun + " " + id, List.of(), Map.of());
    }
}
