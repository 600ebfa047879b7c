package io.harrier.platform.problem;

import java.io.CharConversionException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import io.harrier.platform.problem.Problem.FieldError;
import io.harrier.platform.problem.ProblemException.Kind;

/** Answers requests that can't be read, with a pointer to what is wrong. */
class RequestProblems {

    private final MissingBody missing;

    RequestProblems(MissingBody missing) {
        this.missing = missing;
    }

    @ServerExceptionMapper
    RestResponse<Problem> invalid(ConstraintViolationException failure, UriInfo uri) {
        var lacks = missing.errors(failure);
        if (!lacks.isEmpty()) {
            return Problems.answer(Kind.MALFORMED, MissingBody.DETAIL, lacks, Map.of(), uri).build();
        }
        var errors = failure.getConstraintViolations().stream()
                .map(violation -> new FieldError(pointer(violation), violation.getMessage())).sorted(
                        java.util.Comparator.comparing(FieldError::pointer))
                .toList();
        boolean body = errors.stream().allMatch(error -> error.pointer().startsWith("/"));
        var kind = body ? Kind.RULE_BROKEN : Kind.MALFORMED;
        return Problems.answer(kind, errors.size() == 1 ? null : errors.size() + " fields are wrong", errors, Map.of(), uri)
                .build();
    }

    // Quarkus has a mapper of its own for the second.
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    RestResponse<Problem> unreadable(JsonProcessingException failure, UriInfo uri) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return malformed(Pointers.of(unknown), "There is no such property", uri);
        }
        if (failure instanceof JsonMappingException mapping) {
            if (mapping.getCause() instanceof ProblemException problem) {
                return Problems.answer(problem, uri);
            }
            return malformed(Pointers.of(mapping), Expectations.reason(mapping), uri);
        }
        var at = failure.getLocation();
        return malformed("", "Not JSON" + (at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr()),
                uri);
    }

    @ServerExceptionMapper
    RestResponse<Problem> noText(CharConversionException failure, UriInfo uri) {
        return malformed("", "Not text: JSON is UTF-8", uri);
    }

    /** What the REST layer itself refuses: unknown paths, methods and media types, parameters and bodies it can't read. */
    @ServerExceptionMapper
    RestResponse<Problem> refused(WebApplicationException failure, UriInfo uri) {
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable, uri);
        }
        if (failure.getCause() instanceof ProblemException problem) {
            return Problems.answer(problem, uri);
        }
        int status = failure.getResponse().getStatus();
        if (failure instanceof NotFoundException) {
            return Problems.answer(Kind.NOT_FOUND, "There is nothing at this path", uri);
        }
        return Problems.answer(Kind.ofStatus(status), null, uri);
    }

    private static RestResponse<Problem> malformed(String pointer, String detail, UriInfo uri) {
        return Problems.answer(Kind.MALFORMED, detail, List.of(new FieldError(pointer, detail)), Map.of(), uri).build();
    }

    /** {@code create.request.title} → {@code /title}; {@code list.page.limit} → {@code limit}. */
    private static String pointer(ConstraintViolation<?> violation) {
        var steps = StreamSupport.stream(violation.getPropertyPath().spliterator(), false).skip(1).toList();
        if (steps.size() == 1) {
            return steps.get(0).getName();
        }
        String pointer = Pointers.of(violation, 2);
        return isParameters(violation.getLeafBean()) ? pointer.substring(1) : pointer;
    }

    /** Whether a bean gathers query parameters rather than being the body. */
    private static boolean isParameters(Object bean) {
        return bean != null
                && Arrays.stream(bean.getClass().getFields()).anyMatch(it -> it.isAnnotationPresent(RestQuery.class));
    }
}
