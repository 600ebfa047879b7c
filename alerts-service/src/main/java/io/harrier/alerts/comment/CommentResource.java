package io.harrier.alerts.comment;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.harrier.alerts.alert.AlertEventView;
import io.harrier.alerts.alert.AlertRequests;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.smallrye.mutiny.Uni;

/** What people say about an alert; read in its history. */
@Path("/api/v1/alerts/{id}/comments")
@Tag(name = "Alerts")
class CommentResource {

    private final CommentService comments;
    private final Idempotency idempotency;

    CommentResource(CommentService comments, Idempotency idempotency) {
        this.comments = comments;
        this.idempotency = idempotency;
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "commentAlert", summary = "Adds a comment to the history of an alert; @username tells somebody")
    public Uni<AlertEventView> comment(UUID id, @HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid AlertRequests.Comment request) {
        return idempotency.once(key, "commentAlert " + id, request, AlertEventView.class,
                () -> comments.comment(id, request.text()));
    }
}
