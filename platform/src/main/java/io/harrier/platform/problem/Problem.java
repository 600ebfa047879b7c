package io.harrier.platform.problem;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An error as RFC 9457 has it, with what is wrong per field under {@code errors}. */
@Schema(description = "An error (RFC 9457, application/problem+json)")
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors"})
public record Problem(
        @Schema(examples = "https://harrier.dev/problems/illegal-move") String type,
        @Schema(examples = "Illegal step") String title,
        @Schema(examples = "409") int status,
        String detail,
        String instance,
        List<FieldError> errors,
        @Schema(hidden = true) @JsonAnyGetter Map<String, Object> more) {

    /** What is wrong with one field; {@code pointer} is a JSON pointer into the body, or the name of a parameter or header. */
    @RegisterForReflection
    public record FieldError(@Schema(examples = "/title") String pointer, String detail) {
    }

    static final String MEDIA_TYPE = "application/problem+json";
}
