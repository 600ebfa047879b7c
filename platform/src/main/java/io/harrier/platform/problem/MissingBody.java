package io.harrier.platform.problem;

import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.metadata.PropertyDescriptor;

import com.fasterxml.jackson.databind.JsonNode;

import io.harrier.platform.problem.Problem.FieldError;

/** Tells a body that is missing from one that breaks a rule, and what it would have to hold. */
@Singleton
class MissingBody {

    static final String DETAIL = "The body is missing: send JSON";

    private static final Set<Class<?>> REQUIRING = Set.of(NotNull.class, NotBlank.class, NotEmpty.class);

    private final Validator validator;

    MissingBody(Validator validator) {
        this.validator = validator;
    }

    /** What is missing; empty where there is a body, or no need of one. */
    List<FieldError> errors(ConstraintViolationException failure) {
        return failure.getConstraintViolations().stream().filter(violation -> violation.getInvalidValue() == null)
                .map(MissingBody::bodyType).filter(type -> type != null).findFirst().map(this::missing).orElse(List.of());
    }

    private List<FieldError> missing(Class<?> body) {
        var required = validator.getConstraintsForClass(body).getConstrainedProperties().stream()
                .filter(MissingBody::isRequired)
                .map(property -> new FieldError("/" + property.getPropertyName(), "Missing"))
                .sorted(java.util.Comparator.comparing(FieldError::pointer)).toList();
        return required.isEmpty() ? List.of(new FieldError("", DETAIL)) : required;
    }

    /** The type of the parameter that a violation is of, where it takes the body: a record, or JSON as it is. */
    private static Class<?> bodyType(ConstraintViolation<?> violation) {
        var path = StreamSupport.stream(violation.getPropertyPath().spliterator(), false).toList();
        if (path.size() != 2 || path.get(1).getKind() != ElementKind.PARAMETER) {
            return null;
        }
        int index = path.get(1).as(Path.ParameterNode.class).getParameterIndex();
        var type = path.get(0).as(Path.MethodNode.class).getParameterTypes().get(index);
        return type.isRecord() || JsonNode.class.isAssignableFrom(type) ? type : null;
    }

    private static boolean isRequired(PropertyDescriptor property) {
        return property.getConstraintDescriptors().stream()
                .anyMatch(constraint -> REQUIRING.contains(constraint.getAnnotation().annotationType()));
    }
}
