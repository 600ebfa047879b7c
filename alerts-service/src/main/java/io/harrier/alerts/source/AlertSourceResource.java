package io.harrier.alerts.source;

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

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;

/** How the alerts of each source are treated. */
@Path("/api/v1/alert-sources")
@Tag(name = "Alert sources")
class AlertSourceResource {

    private final AlertSourceService sources;
    private final Idempotency idempotency;

    AlertSourceResource(AlertSourceService sources, Idempotency idempotency) {
        this.sources = sources;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listAlertSources", summary = "Lists the sources the tenant has a policy for")
    public Uni<Page<AlertSourceView>> list(@BeanParam @Valid PageRequest page) {
        return sources.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getAlertSource", summary = "Shows a source's policy")
    public Uni<AlertSourceView> get(UUID id) {
        return sources.get(id);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "createAlertSource", summary = "Sets the policy of a source")
    public Uni<AlertSourceView> create(@HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid AlertSourceRequest.New request) {
        return idempotency.once(key, "createAlertSource", request, AlertSourceView.class, () -> sources.create(request));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "changeAlertSource", summary = "Changes the policy of a source")
    public Uni<AlertSourceView> change(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid AlertSourceRequest.Change request) {
        return sources.change(id, match, request);
    }
}
