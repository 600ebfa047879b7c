package io.harrier.incidents.ticket;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.IfMatch;
import io.smallrye.mutiny.Uni;

/** What an incident is linked to in other systems, one by one; PATCH replaces the whole. */
@Path("/api/v1/incidents/{id}")
@Tag(name = "Tickets and problem of an incident")
class TicketResource {

    private final TicketService tickets;

    TicketResource(TicketService tickets) {
        this.tickets = tickets;
    }

    @GET
    @Path("/tickets")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listTickets", summary = "Lists the tickets an incident is linked to, and its problem")
    public Uni<TicketsView> list(UUID id) {
        return tickets.get(id);
    }

    @POST
    @Path("/tickets")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "linkTickets", summary = "Links tickets of other systems")
    public Uni<TicketsView> link(UUID id, @HeaderParam("If-Match") IfMatch match, @Valid @NotNull LinkTickets request) {
        return tickets.link(id, match, request.ticketIds());
    }

    @DELETE
    @Path("/tickets/{ticket}")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "unlinkTicket", summary = "Takes the link to a ticket away")
    public Uni<TicketsView> unlink(UUID id, String ticket, @HeaderParam("If-Match") IfMatch match) {
        return tickets.unlink(id, match, ticket);
    }

    @PUT
    @Path("/problem")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "linkProblem", summary = "Says which problem record is behind an incident")
    public Uni<TicketsView> about(UUID id, @HeaderParam("If-Match") IfMatch match, @Valid @NotNull LinkProblem request) {
        return tickets.about(id, IfMatch.required(match), request.problemId());
    }

    @DELETE
    @Path("/problem")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "unlinkProblem", summary = "Says that no problem record is behind an incident")
    public Uni<TicketsView> aboutNone(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return tickets.about(id, match, null);
    }
}
