package io.harrier.platform.problem;

import java.util.stream.StreamSupport;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;

import com.fasterxml.jackson.databind.JsonMappingException;

/** Makes JSON pointers (RFC 6901) of the ways in which Bean Validation and Jackson say where something is. */
public final class Pointers {

    private Pointers() {
    }

    /** {@code actionItems[2].title} → {@code /actionItems/2/title} */
    public static String of(ConstraintViolation<?> violation) {
        return of(violation, 0);
    }

    /** @param skipped how many steps lead to the value, as a method and its parameter do */
    static String of(ConstraintViolation<?> violation, int skipped) {
        var pointer = new StringBuilder();
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false).skip(skipped)
                .forEach(step -> add(pointer, step));
        return pointer.toString();
    }

    static String of(JsonMappingException failure) {
        var pointer = new StringBuilder();
        failure.getPath()
                .forEach(step -> add(pointer,
                        step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName()));
        return pointer.toString();
    }

    private static void add(StringBuilder pointer, Path.Node step) {
        if (step.getIndex() != null) {
            add(pointer, step.getIndex().toString());
        }
        if (step.getKey() != null) {
            add(pointer, step.getKey().toString());
        }
        // An element of a list or map itself is called <list element>, <map value>, and so on.
        if (step.getName() != null && !step.getName().startsWith("<")) {
            add(pointer, step.getName());
        }
    }

    private static void add(StringBuilder pointer, String step) {
        pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
}
