package io.harrier.alerts.suppression;

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

/** False-positive patterns: what raises alerts without cause is counted, then hidden. */
@Path("/api/v1/false-positive-patterns")
@Tag(name = "Suppression")
class FalsePositivePatternResource {

    private final FalsePositivePatternService patterns;
    private final SuppressionPreviews previews;
    private final SuppressionRules rules;
    private final Idempotency idempotency;
    private final CurrentCaller current;
    private final SecurityIdentity identity;
    private final Turns turns;

    FalsePositivePatternResource(FalsePositivePatternService patterns, SuppressionPreviews previews, SuppressionRules rules,
            Idempotency idempotency, CurrentCaller current, SecurityIdentity identity, Turns turns) {
        this.patterns = patterns;
        this.previews = previews;
        this.rules = rules;
        this.idempotency = idempotency;
        this.current = current;
        this.identity = identity;
        this.turns = turns;
    }

    @GET
    @RolesAllowed(Right.READ)
    @Operation(operationId = "listFalsePositivePatterns", summary = "Lists false-positive patterns, expired ones too, the latest made first")
    public Uni<Page<FalsePositivePatternView>> list(@RestQuery PatternStatus status, @BeanParam @Valid PageRequest page) {
        return patterns.list(status, page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @Operation(operationId = "getFalsePositivePattern", summary = "Shows a false-positive pattern")
    public Uni<FalsePositivePatternView> get(UUID id) {
        return patterns.get(id);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "createFalsePositivePattern", summary = "Makes known what raises alerts without cause; one that hides takes an incident manager")
    public Uni<FalsePositivePatternView> create(@HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid FalsePositivePatternRequest request) {
        boolean manages = identity.hasRole(Right.MANAGE);
        return forgotten(idempotency.once(key, "createFalsePositivePattern", request, FalsePositivePatternView.class,
                () -> patterns.create(request, manages)));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "changeFalsePositivePattern", summary = "Replaces a pattern; what it no longer hides is shown")
    public Uni<FalsePositivePatternView> change(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid FalsePositivePatternRequest request) {
        return forgotten(patterns.change(id, match, request, identity.hasRole(Right.MANAGE)));
    }

    @POST
    @Path("/preview")
    @RolesAllowed(Right.CONTRIBUTE)
    @Operation(operationId = "previewFalsePositivePattern", summary = "Shows what a pattern would have hidden in the last days")
    public Uni<SuppressionPreview> preview(@NotNull @Valid PreviewRequests.OfPattern request) {
        return turns.take(current.get(), () -> previews.of(request));
    }

    /** Whatever became of it: a commit may have come through that was not heard of. */
    private Uni<FalsePositivePatternView> forgotten(Uni<FalsePositivePatternView> change) {
        var tenant = current.get().tenantId();
        return change.onTermination().invoke(() -> rules.forget(tenant));
    }
}
