package io.harrier.postmortems.review;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.smallrye.mutiny.Uni;

/** The postmortem of an incident as one document. */
@Path("/api/v1/incidents/{id}/postmortem")
@Tag(name = "Postmortems")
public class PostmortemResource {

    private final PostmortemService postmortems;
    private final Idempotency idempotency;

    PostmortemResource(PostmortemService postmortems, Idempotency idempotency) {
        this.postmortems = postmortems;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getPostmortem", summary = "Shows an incident's postmortem: its latest review")
    public Uni<PostmortemView> get(UUID id) {
        return postmortems.get(id);
    }

    @POST
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "writePostmortem", summary = "Writes an incident's postmortem: in its live review, or in a new one")
    public Uni<PostmortemView> write(UUID id, @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid Postmortem postmortem) {
        return idempotency.once(key, "writePostmortem " + id, postmortem, PostmortemView.class,
                () -> postmortems.write(id, match, postmortem));
    }
}
