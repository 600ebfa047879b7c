package io.harrier.alerts.similarity;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.Severity;

/** Incidents whose alerts are like one, the most similar first. */
public record SimilarIncidents(List<SimilarIncident> items,
        @Schema(description = "Observables of the alert that too many alerts have to tell anything") List<ObservableView> tooCommon) {

    public record SimilarIncident(UUID incidentId,
            @Schema(examples = "INC-000042") String reference,
            String title,
            Severity severity,
            @Schema(examples = "contained") String status,
            @Schema(description = "That of its most similar alert", examples = "0.62") double score,
            @Schema(description = "How many of its alerts are similar") int alerts,
            @Schema(description = "The most similar of its alerts") UUID alertId,
            List<Reason> reasons) {
    }
}
