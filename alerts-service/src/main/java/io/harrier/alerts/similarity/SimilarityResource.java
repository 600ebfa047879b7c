package io.harrier.alerts.similarity;

import java.time.Duration;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** What stands around an alert: what it has in common with which others. */
@Path("/api/v1/alerts/{id}")
@Tag(name = "Alerts")
class SimilarityResource {

    private final SimilarityService similarity;

    SimilarityResource(SimilarityService similarity) {
        this.similarity = similarity;
    }

    @GET
    @Path("/similar-alerts")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listSimilarAlerts", summary = "Lists alerts like this one with the reasons, the most similar first")
    public Uni<SimilarAlerts> alerts(UUID id, @RestQuery @DefaultValue("20") @Min(1) @Max(50) Integer limit) {
        return similarity.alerts(id, limit);
    }

    @GET
    @Path("/similar-incidents")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listSimilarIncidents", summary = "Lists incidents with alerts like this one with the reasons, the most similar first")
    public Uni<SimilarIncidents> incidents(UUID id, @RestQuery @DefaultValue("20") @Min(1) @Max(50) Integer limit) {
        return similarity.incidents(id, limit);
    }

    @GET
    @Path("/related-events")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listRelatedEvents", summary = "Lists what else happened around an alert, in the order of time, and why it is shown")
    public Uni<Page<RelatedEvent>> related(UUID id,
            @RestQuery @DefaultValue("PT1H") @Parameter(description = "How long before it was first seen and after it was last seen (ISO 8601), at most P7D") Duration window,
            @BeanParam @Valid PageRequest page) {
        return similarity.related(id, window, page);
    }
}
