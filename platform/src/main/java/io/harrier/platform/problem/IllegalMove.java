package io.harrier.platform.problem;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** 409: a step that the state does not allow; says the state and the steps that it does. */
public class IllegalMove extends ProblemException {

    public IllegalMove(String step, String state, Collection<String> legalSteps) {
        super(Kind.ILLEGAL_MOVE, "'" + step + "' is not possible in state '" + state + "'", List.of(),
                Map.of("state", state, "legalSteps", List.copyOf(legalSteps)));
    }
}
