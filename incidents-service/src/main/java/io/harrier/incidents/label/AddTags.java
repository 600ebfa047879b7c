package io.harrier.incidents.label;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.incidents.incident.Tags;

/** Words to find an incident by; those it has already stay. */
public record AddTags(
        @NotEmpty @Size(max = Tags.MOST) @Schema(examples = "[\"payroll\"]") List<@NotBlank @Pattern(regexp = Tags.TAG, message = Tags.SAID) String> tags) {

    public AddTags {
        tags = tags == null ? null : tags.stream().map(Tags::normal).distinct().toList();
    }
}
