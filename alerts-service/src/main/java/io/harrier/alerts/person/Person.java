package io.harrier.alerts.person;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Somebody of the organization. */
@Schema(name = "KnownPerson")
@RegisterForReflection
public record Person(String subject, @Schema(examples = "ana") String username, @Schema(examples = "Ana Lyst") String name) {
}
