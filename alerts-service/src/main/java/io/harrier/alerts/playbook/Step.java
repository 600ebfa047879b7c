package io.harrier.alerts.playbook;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** One thing to do, as a version of a playbook keeps it. The id is the product's: what is done is told by it. */
@RegisterForReflection
@Schema(name = "PlaybookStep", description = "One thing to do in an investigation")
public record Step(UUID id, String title, String guidance, String link, String technique, boolean mandatory) {
}
