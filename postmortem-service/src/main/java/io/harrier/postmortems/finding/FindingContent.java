package io.harrier.postmortems.finding;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What people say of a finding.
 *
 * @param evidence what shows it
 * @param impact what it did to the outcome of the incident
 */
@Embeddable
@RegisterForReflection
public record FindingContent(
        @NotNull @Enumerated(EnumType.STRING) @Schema(examples = "detection_gap") FindingType type,
        @NotBlank @Size(max = 500) @Schema(examples = "No alert on reads of LSASS") String name,
        @Size(max = 20_000) String description,
        @Size(max = 20_000) String evidence,
        @Size(max = 20_000) String impact) {
}
