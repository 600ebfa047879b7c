package io.harrier.incidents.timeline;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What an entry rests on that is kept elsewhere: a ticket, a query, a place in another system. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvidenceReference(
        @NotBlank @Size(max = 2000) @Schema(examples = "https://siem.example/search/77") String reference,
        @Size(max = 2000) String description) {
}
