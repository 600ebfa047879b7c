package io.harrier.platform.problem;

import java.util.List;
import java.util.Map;

/**
 * A parameter that can't be read: 400 for one of the query, 404 for one of the path. A converter knows the value but not the name:
 * the answer finds it in the request.
 */
public class BadParameter extends ProblemException {

    private final String value;

    public BadParameter(String value, String detail) {
        super(Kind.MALFORMED, detail, List.of(), Map.of());
        this.value = value;
    }

    String value() {
        return value;
    }
}
