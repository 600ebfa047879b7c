package io.harrier.alerts.source;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How many of a source's alerts were true, of those that people resolved as one or the other. */
@RegisterForReflection
@Schema(description = "How many of its alerts were true, of those resolved as one or the other")
record Precision(
        @Schema(description = "Counted are alerts resolved in the last so many days, of more than 2,000 the newest", examples = "30") int days,
        @Schema(description = "True positives / (true positives + false positives); absent where there is neither", examples = "0.8") Double value,
        @Schema(examples = "(truePositiveHandled + benignTruePositive) / (truePositiveHandled + benignTruePositive + falsePositive)") String formula,
        long truePositiveHandled, long benignTruePositive, long falsePositive,
        @Schema(description = "expected_activity and duplicate: they say nothing of the detection, and take no part") long others) {

    static final String FORMULA = "(truePositiveHandled + benignTruePositive) / (truePositiveHandled + benignTruePositive + falsePositive)";

    static Precision of(int days, long handled, long benign, long falsePositive, long others) {
        long judged = handled + benign + falsePositive;
        return new Precision(days, judged == 0 ? null : (handled + benign) / (double) judged, FORMULA, handled, benign,
                falsePositive, others);
    }
}
