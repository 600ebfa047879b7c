package io.harrier.platform.note;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/test-notes")
class NoteResource {

    private final NoteService notes;
    private final Idempotency idempotency;

    NoteResource(NoteService notes, Idempotency idempotency) {
        this.notes = notes;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ)
    public Uni<Page<NoteView>> list(@RestQuery List<NoteStatus> status, @RestQuery UUID author,
            @BeanParam @Valid PageRequest page) {
        return notes.list(status, page);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONTRIBUTE)
    public Uni<NoteView> create(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid NoteRequest request) {
        return idempotency.once(key, "createNote", request, NoteView.class, () -> notes.create(request));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    public Uni<NoteView> get(UUID id) {
        return notes.get(id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.CONTRIBUTE)
    public Uni<NoteView> change(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull @Valid NoteRequest request) {
        return notes.change(id, match, request);
    }

    @POST
    @Path("/{id}/publication")
    @RolesAllowed(Right.MANAGE)
    public Uni<NoteView> publish(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return notes.publish(id, match);
    }
}
