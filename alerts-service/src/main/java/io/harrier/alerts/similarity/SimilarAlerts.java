package io.harrier.alerts.similarity;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.AlertBrief;

/** Alerts like one, the most similar first. */
public record SimilarAlerts(List<SimilarAlert> items,
        @Schema(description = "Observables of the alert that too many alerts have to tell anything") List<ObservableView> tooCommon) {

    public record SimilarAlert(AlertBrief alert,
            @Schema(description = "The sum of its reasons' scores, from 0 to 1", examples = "0.62") double score,
            List<Reason> reasons) {
    }
}
