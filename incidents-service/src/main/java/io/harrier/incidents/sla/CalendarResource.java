package io.harrier.incidents.sla;

import java.util.List;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestMulti;

import io.harrier.platform.access.Right;
import io.harrier.platform.export.ExportRequest;
import io.harrier.platform.export.Exports;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

@Path("/api/v1/business-calendars")
@Tag(name = "SLA")
class CalendarResource {

    private static final List<String> COLUMNS = List.of("id", "name", "timeZone", "week", "holidays", "createdAt", "updatedAt");

    private final CalendarService calendars;
    private final Idempotency idempotency;
    private final Exports exports;

    CalendarResource(CalendarService calendars, Idempotency idempotency, Exports exports) {
        this.calendars = calendars;
        this.idempotency = idempotency;
        this.exports = exports;
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

    @GET
    @Path("/export")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Right.EXPORT)
    @Operation(operationId = "exportCalendars", summary = "Streams business calendars as a file, a line each")
    @APIResponse(responseCode = "200", description = "The file", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = CalendarView.class)),
            @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class))})
    public RestMulti<Buffer> export(@BeanParam ExportRequest request) {
        return exports.list("business-calendars", COLUMNS, request, page -> calendars.list(page));
    }
}
