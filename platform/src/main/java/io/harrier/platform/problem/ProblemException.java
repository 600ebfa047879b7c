package io.harrier.platform.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.harrier.platform.problem.Problem.FieldError;

/** A request that can't be answered as asked, and what to tell the client. Thrown once, in the service; mapped once. */
public abstract class ProblemException extends RuntimeException {

    private final Kind kind;
    private final List<FieldError> errors;
    private final Map<String, Object> more;

    /** The kinds of problem; the name makes the {@code type} URI. */
    public enum Kind {
        MALFORMED(400, "Malformed request"),
        UNAUTHENTICATED(401, "No valid token"),
        FORBIDDEN(403, "Not allowed"),
        NOT_FOUND(404, "Not found"),
        METHOD_NOT_ALLOWED(405, "Method not allowed"),
        NOT_ACCEPTABLE(406, "Not acceptable"),
        ILLEGAL_MOVE(409, "Illegal step"),
        CONFLICT(409, "Conflict"),
        STALE(412, "Stale version"),
        TOO_LARGE(413, "Too large"),
        UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
        RANGE_NOT_SATISFIABLE(416, "No such range"),
        RULE_BROKEN(422, "Breaks a rule"),
        PRECONDITION_REQUIRED(428, "Version required"),
        TOO_MANY_REQUESTS(429, "Too many requests"),
        CHECKSUM_MISMATCH(460, "Checksum mismatch"),
        INTERNAL(500, "Internal error"),
        UNAVAILABLE(503, "Temporarily unavailable");

        final int status;
        final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        static Kind ofStatus(int status) {
            for (Kind kind : values()) {
                if (kind.status == status && kind != ILLEGAL_MOVE) {
                    return kind;
                }
            }
            return status < 500 ? MALFORMED : INTERNAL;
        }
    }

    protected ProblemException(Kind kind, String detail, List<FieldError> errors, Map<String, Object> more) {
        super(detail, null, false, false);
        this.kind = kind;
        this.errors = errors;
        this.more = more;
    }

    Kind kind() {
        return kind;
    }

    List<FieldError> errors() {
        return errors;
    }

    Map<String, Object> more() {
        return more;
    }

    /** When to ask again; null where that would not help. */
    Duration retryAfter() {
        return null;
    }

    /** The problem as it would be answered, for answers per item. */
    public Problem problem() {
        return Problems.of(kind, getMessage(), null, errors, more);
    }
}
