package io.harrier.alerts.alert;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Whom a comment speaks to. */
@RegisterForReflection
public record Mentions(
        @Schema(description = "The people it tells") List<Mentioned> people,
        @Schema(description = "Names after an @ that are nobody's who may see the alert and has been here", examples = "[]") List<String> unknown) {

    @RegisterForReflection
    public record Mentioned(String subject, @Schema(examples = "ana") String username,
            @Schema(examples = "Ana Lyst") String name) {
    }
}
