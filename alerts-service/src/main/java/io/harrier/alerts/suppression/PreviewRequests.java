package io.harrier.alerts.suppression;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;

/** What to preview, over how many days. */
final class PreviewRequests {

    private PreviewRequests() {
    }

    /** A silence that is not there yet. */
    @Schema(name = "SilencePreviewRequest")
    record OfSilence(@Valid @Size(max = 20) List<@NotNull AlertMatcher> matchers,
            @Size(max = 4000) @Schema(examples = "alert.title.contains('backup')", nullable = true) String condition,
            @Schema(examples = "high", defaultValue = "high") Severity maxSeverity,
            @Min(1) @Max(365) @Schema(examples = "7") int days) {

        List<AlertMatcher> all() {
            return matchers == null ? List.of() : List.copyOf(matchers);
        }
    }

    /** A pattern that is not there yet, or does not hide yet. */
    @Schema(name = "FalsePositivePatternPreviewRequest")
    record OfPattern(@NotBlank @Size(max = 4000) @Schema(examples = "alert.title.contains('backup')") String pattern,
            @Size(max = 1000) @Schema(nullable = true) String sourceSystem, @Schema(nullable = true) SourceType sourceType,
            @Min(2) @Max(10_000) @Schema(examples = "20", nullable = true) Integer sampleOneIn,
            @Schema(examples = "high", defaultValue = "high") Severity maxSeverity,
            @Min(1) @Max(365) @Schema(examples = "7") int days) {
    }
}
