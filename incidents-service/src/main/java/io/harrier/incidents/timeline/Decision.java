package io.harrier.incidents.timeline;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Something that was decided, by whom and why. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decision(@NotBlank @Size(max = 2000) String decision, @Size(max = 255) String madeBy,
        @Size(max = 4000) String rationale) {
}
