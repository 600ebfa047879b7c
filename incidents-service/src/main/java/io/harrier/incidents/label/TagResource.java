package io.harrier.incidents.label;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/incidents/{id}/tags")
@Tag(name = "Incidents")
class TagResource {

    private final TagService tags;

    TagResource(TagService tags) {
        this.tags = tags;
    }

    @POST
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "tagIncident", summary = "Adds words to find an incident by; '#Pay Roll' is kept as 'pay-roll'")
    public Uni<TagsView> add(UUID id, @HeaderParam("If-Match") IfMatch match, @Valid @NotNull AddTags request) {
        return tags.add(id, match, request.tags());
    }

    @DELETE
    @Path("/{tag}")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "untagIncident", summary = "Takes a tag away")
    public Uni<TagsView> remove(UUID id, String tag, @HeaderParam("If-Match") IfMatch match) {
        return tags.remove(id, match, tag);
    }
}
