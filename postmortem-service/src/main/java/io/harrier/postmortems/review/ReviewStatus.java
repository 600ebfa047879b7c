package io.harrier.postmortems.review;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a review is in its life. What may follow comes from {@link ReviewStep}. */
public enum ReviewStatus {
    SCHEDULED,
    IN_PROGRESS,
    DRAFT,
    REVIEW,
    APPROVED,
    PUBLISHED;

    @JsonValue
    @EnumeratedValue
    private final String wire = name().toLowerCase(Locale.ROOT);

    /** Not final: a closing incident adopts such a review instead of scheduling another. */
    public boolean isLive() {
        return this != PUBLISHED;
    }

    /** May still be written. What lies with an approver, or is approved, is sent back first. */
    public boolean isOpenToWriting() {
        return this == SCHEDULED || this == IN_PROGRESS || this == DRAFT;
    }

    /** From the draft on a review says what happened. */
    public boolean needsIncidentSummary() {
        return compareTo(DRAFT) >= 0;
    }

    /** The steps this status allows, in the order of a life. */
    public List<ReviewStep> steps() {
        return Arrays.stream(ReviewStep.values()).filter(step -> step.isLegalFrom(this)).toList();
    }

    /**
     * The status a word stands for: as on the wire, or one of the synonyms {@code planned} and {@code final}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static ReviewStatus named(String word) {
        return switch (word) {
            case "planned" -> SCHEDULED;
            case "final" -> PUBLISHED;
            default -> Arrays.stream(values()).filter(status -> status.wire().equals(word)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No review status is called " + word));
        };
    }

    /** As on the wire and in the database. */
    public String wire() {
        return wire;
    }
}
