package io.harrier.incidents.similarity;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.work.Turns;
import io.smallrye.mutiny.Uni;

/** What an incident has in common with which others. */
@Path("/api/v1/incidents/{id}/similar-incidents")
@Tag(name = "Relations of an incident")
class SimilarityResource {

    private final SimilarityService similarity;
    private final Turns turns;
    private final CurrentCaller current;

    SimilarityResource(SimilarityService similarity, Turns turns, CurrentCaller current) {
        this.similarity = similarity;
        this.turns = turns;
        this.current = current;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listSimilarIncidents", summary = "Lists incidents like this one with the reasons, the most similar first")
    public Uni<SimilarIncidents> of(UUID id, @RestQuery @DefaultValue("20") @Min(1) @Max(50) Integer limit) {
        return turns.take(current.get(), () -> similarity.of(id, limit));
    }
}
