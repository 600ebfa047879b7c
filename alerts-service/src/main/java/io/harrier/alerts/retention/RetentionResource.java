package io.harrier.alerts.retention;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** How long alerts and what belongs to them are kept. */
@Path("/api/v1/retention-policies")
@Tag(name = "Retention")
class RetentionResource {

    @Schema(name = "RetentionPeriod")
    record Change(
            @NotNull @Size(max = 40) @Schema(description = "A period of ISO 8601, or forever", examples = "P3Y") String period) {
    }

    private final RetentionService retention;

    RetentionResource(RetentionService retention) {
        this.retention = retention;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listRetentionPolicies", summary = "Lists how long things of each kind are kept; there is one policy for each")
    public Uni<Page<RetentionPolicyView>> list(@BeanParam @Valid PageRequest page) {
        return retention.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getRetentionPolicy", summary = "Shows how long things of a kind are kept")
    public Uni<RetentionPolicyView> get(UUID id) {
        return retention.get(id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "changeRetentionPolicy", summary = "Keeps things of a kind longer from now on, or shorter from a day later on")
    public Uni<RetentionPolicyView> change(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull @Valid Change request) {
        return retention.change(id, match, request.period());
    }

    @GET
    @Path("/{id}/preview")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "previewRetentionPolicy", summary = "Counts what would go, up to 10,000, and deletes nothing")
    public Uni<RetentionService.Preview> preview(UUID id,
            @RestQuery @Size(max = 40) @Parameter(description = "What might be said; what is to hold where absent", example = "P3Y") String period) {
        return retention.preview(id, period);
    }
}
