package io.harrier.alerts.comment;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** Comments that speak to the caller; nobody sees those of others. */
@Path("/api/v1/mentions")
@Tag(name = "Mentions")
class MentionResource {

    private final MentionService mentions;

    MentionResource(MentionService mentions) {
        this.mentions = mentions;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listMentions", summary = "Lists comments that mention the caller, the last first")
    public Uni<Page<MentionView>> list(
            @RestQuery @Parameter(description = "Only those seen, or only those not seen") Boolean seen,
            @BeanParam @Valid PageRequest page) {
        return mentions.list(seen, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getMention", summary = "Shows a comment that mentions the caller")
    public Uni<MentionView> get(UUID id) {
        return mentions.get(id);
    }

    @POST
    @Path("/{id}/acknowledgement")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "acknowledgeMention", summary = "Marks a mention of the caller as seen")
    public Uni<MentionView> acknowledge(UUID id) {
        return mentions.acknowledge(id);
    }
}
