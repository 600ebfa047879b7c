package io.harrier.alerts.playbook;

import java.util.List;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What people write in a version of a playbook. */
@Schema(requiredProperties = {"name", "steps"})
record PlaybookRequest(
        @NotBlank @Size(max = 200) @Schema(description = "Its versions share it; it never changes", examples = "Phishing mail") String name,
        @Size(max = 4000) @Schema(examples = "What to look at when a mail was reported") String description,
        @Size(max = 7) @Schema(description = "Who sees and uses it beside incident managers and auditors; everybody who reads alerts where absent", examples = "[\"analyst\"]") Set<@NotNull Audience> roles,
        @NotNull @Size(min = 1, max = 100) @Schema(description = "In the order in which they are done", examples = "[{\"title\": \"Read the headers\", \"mandatory\": true}]") List<@NotNull @Valid NewStep> steps,
        @Size(max = 50) @Schema(description = "Of which alerts it is the playbook", examples = "[]") List<@NotNull @Valid Link> classifications) {

    record NewStep(
            @NotBlank @Size(max = 200) @Schema(examples = "Read the headers") String title,
            @Size(max = 4000) @Schema(examples = "Look for a Return-Path of another domain") String guidance,
            @Size(max = 2000) @Pattern(regexp = "https?://[^\\s\"<>]+", message = "must be an http or https address") @Schema(examples = "https://wiki.example.org/mail-headers") String link,
            @Pattern(regexp = "T\\d{4}(\\.\\d{3})?", message = "must be a technique of ATT&CK, like T1566.001") @Schema(examples = "T1566.001") String technique,
            @Schema(description = "Whether the investigation is not complete without it", examples = "true", defaultValue = "false") boolean mandatory) {
    }

    /** That a playbook is for alerts of a classification. */
    @Schema(name = "PlaybookClassification")
    record Link(
            @NotBlank @Size(max = 200) @Schema(examples = "phishing") String classification,
            @NotNull @Schema(examples = "primary") LinkRelation relation) {
    }

    /** The classifications of a playbook, all of them. */
    @Schema(name = "PlaybookClassifications")
    record Links(
            @NotNull @Size(max = 50) @Schema(examples = "[{\"classification\": \"phishing\", \"relation\": \"secondary\"}]") List<@NotNull @Valid Link> classifications) {
    }
}
