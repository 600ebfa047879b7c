package io.harrier.incidents.sla;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

@Path("/api/v1/business-calendars")
@Tag(name = "SLA")
class CalendarResource {

    private final CalendarService calendars;
    private final Idempotency idempotency;

    CalendarResource(CalendarService calendars, Idempotency idempotency) {
        this.calendars = calendars;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listCalendars", summary = "Lists business calendars by name")
    public Uni<Page<CalendarView>> list(@BeanParam @Valid PageRequest page) {
        return calendars.list(page);
    }

    @POST
    @RolesAllowed(Right.CONFIGURE)
    @ResponseStatus(201)
    @Operation(operationId = "createCalendar", summary = "Adds a calendar: opening hours of a week in a time zone, less the holidays")
    public Uni<CalendarView> create(@HeaderParam("Idempotency-Key") String key, @Valid @NotNull PutCalendar request) {
        return idempotency.once(key, "createCalendar", request, CalendarView.class, () -> calendars.create(request));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getCalendar", summary = "Shows a calendar")
    public Uni<CalendarView> get(UUID id) {
        return calendars.get(id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "replaceCalendar", summary = "Replaces a calendar; deadlines set before stay")
    public Uni<CalendarView> replace(UUID id, @HeaderParam("If-Match") IfMatch match, @Valid @NotNull PutCalendar request) {
        return calendars.replace(id, match, request);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "deleteCalendar", summary = "Deletes a calendar that nothing counts in")
    public Uni<Void> delete(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return calendars.delete(id, match);
    }
}
