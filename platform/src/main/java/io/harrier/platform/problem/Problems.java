package io.harrier.platform.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;

import io.harrier.platform.problem.Problem.FieldError;
import io.harrier.platform.problem.ProblemException.Kind;

/** Makes problems and the answers that carry them. */
final class Problems {

    private static final String TYPES = "https://harrier.dev/problems/";

    private Problems() {
    }

    static Problem of(Kind kind, String detail, String instance, List<FieldError> errors, Map<String, Object> more) {
        String type = TYPES + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem(type, kind.title, kind.status, detail, instance, errors, more);
    }

    static RestResponse<Problem> answer(Kind kind, String detail, UriInfo uri) {
        return answer(kind, detail, List.of(), Map.of(), uri).build();
    }

    static RestResponse<Problem> answer(ProblemException problem, UriInfo uri) {
        if (problem instanceof BadParameter bad) {
            if (uri.getPathParameters().values().stream().anyMatch(it -> it.contains(bad.value()))) {
                return answer(Kind.NOT_FOUND, "There is nothing at this path", uri);
            }
            var error = new FieldError(name(bad.value(), uri), bad.getMessage());
            return answer(Kind.MALFORMED, bad.getMessage(), List.of(error), Map.of(), uri).build();
        }
        var answer = answer(problem.kind(), problem.getMessage(), problem.errors(), problem.more(), uri);
        if (problem.retryAfter() != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, problem.retryAfter().toSeconds()));
        }
        if (problem.kind() == Kind.STALE) {
            answer.header(HttpHeaders.ETAG, "\"" + problem.more().get("currentVersion") + "\"");
        }
        if (problem instanceof NoSuchRange range) {
            answer.header("Content-Range", "bytes */" + range.size());
        }
        return answer.build();
    }

    static RestResponse.ResponseBuilder<Problem> answer(Kind kind, String detail, List<FieldError> errors,
            Map<String, Object> more, UriInfo uri) {
        var problem = of(kind, detail, uri == null ? null : uri.getRequestUri().getRawPath(), errors, more);
        // By number: JAX-RS has no name for 422.
        return RestResponse.ResponseBuilder.<Problem>create(kind.status, kind.title).entity(problem).type(Problem.MEDIA_TYPE);
    }

    private static String name(String value, UriInfo uri) {
        return uri.getQueryParameters().entrySet().stream().filter(it -> it.getValue().contains(value)).map(Map.Entry::getKey)
                .findFirst().orElse("parameter");
    }
}
