package io.harrier.incidents.similarity;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.incidents.incident.IncidentBrief;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Incidents like one, the most similar first. */
@RegisterForReflection
public record SimilarIncidents(List<SimilarIncident> items,
        @Schema(description = "Observables of the incident that too many incidents have to tell anything", examples = "[\"10.0.0.1\"]") List<String> tooCommon) {

    @RegisterForReflection
    public record SimilarIncident(IncidentBrief incident,
            @Schema(description = "The sum of its reasons' scores, from 0 to 1", examples = "0.62") double score,
            List<SimilarityReason> reasons) {
    }
}
