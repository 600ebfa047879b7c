package io.harrier.platform.note;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/** A note as it is sent: a field for each way to be wrong. */
public record NoteRequest(
        @NotBlank @Size(max = 100) String title,
        @Min(0) @Max(1000) int weight,
        NoteStatus status,
        Instant dueAt,
        List<@Valid @NotNull Line> lines,
        List<@NotBlank String> tags,
        Map<String, @NotBlank String> attributes) {

    public record Line(@NotBlank String text, @Positive Integer number) {
    }
}
