package io.harrier.alerts.suppression;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.work.Turns;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Silences: alerts that match are hidden for a while. */
@Path("/api/v1/silences")
@Tag(name = "Suppression")
class SilenceResource {

    private final SilenceService silences;
    private final SuppressionPreviews previews;
    private final SuppressionRules rules;
    private final Idempotency idempotency;
    private final CurrentCaller current;
    private final SecurityIdentity identity;
    private final Turns turns;

    SilenceResource(SilenceService silences, SuppressionPreviews previews, SuppressionRules rules, Idempotency idempotency,
            CurrentCaller current, SecurityIdentity identity, Turns turns) {
        this.silences = silences;
        this.previews = previews;
        this.rules = rules;
        this.idempotency = idempotency;
        this.current = current;
        this.identity = identity;
        this.turns = turns;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listSilences", summary = "Lists silences, past ones too, the latest made first")
    public Uni<Page<SilenceView>> list(@RestQuery SilenceStatus status, @BeanParam @Valid PageRequest page) {
        return silences.list(status, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getSilence", summary = "Shows a silence")
    public Uni<SilenceView> get(UUID id) {
        return silences.get(id);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "createSilence", summary = "Hides new alerts that match, now or from a time ahead")
    public Uni<SilenceView> create(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid SilenceRequest request) {
        boolean manages = identity.hasRole(Right.MANAGE);
        return forgotten(idempotency.once(key, "createSilence", request, SilenceView.class,
                () -> silences.create(request, manages)));
    }

    @POST
    @Path("/{id}/ending")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "endSilence", summary = "Ends a silence before its time; what only it hid is shown")
    public Uni<SilenceView> end(UUID id, @HeaderParam("If-Match") IfMatch match) {
        return forgotten(silences.end(id, match));
    }

    @POST
    @Path("/preview")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "previewSilence", summary = "Shows what a silence would have hidden in the last days")
    public Uni<SuppressionPreview> preview(@NotNull @Valid PreviewRequests.OfSilence request) {
        return turns.take(current.get(), () -> previews.of(request));
    }

    /** Whatever became of it: a commit may have come through that was not heard of. */
    private Uni<SilenceView> forgotten(Uni<SilenceView> change) {
        var tenant = current.get().tenantId();
        return change.onTermination().invoke(() -> rules.forget(tenant));
    }
}
