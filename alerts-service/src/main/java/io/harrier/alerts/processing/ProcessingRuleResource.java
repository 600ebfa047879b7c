package io.harrier.alerts.processing;

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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Forbidden;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** What is done to records between reading and storing. */
@Path("/api/v1/event-processing-rules")
@Tag(name = "Enrichment")
class ProcessingRuleResource {

    /** How far a rule shall be. */
    @Schema(name = "ProcessingRuleMove")
    record Move(@NotNull @Schema(examples = "testing") ProcessingRuleStatus status) {
    }

    private final ProcessingRuleService rules;
    private final RulePreviews previews;
    private final RuleImpacts impacts;
    private final TenantProcessings processings;
    private final Idempotency idempotency;
    private final CurrentCaller current;
    private final SecurityIdentity identity;

    ProcessingRuleResource(ProcessingRuleService rules, RulePreviews previews, RuleImpacts impacts,
            TenantProcessings processings, Idempotency idempotency, CurrentCaller current, SecurityIdentity identity) {
        this.rules = rules;
        this.previews = previews;
        this.impacts = impacts;
        this.processings = processings;
        this.idempotency = idempotency;
        this.current = current;
        this.identity = identity;
    }

    @GET
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "listEventProcessingRules", summary = "Lists the rules in the order in which records meet them")
    public Uni<Page<ProcessingRuleView>> list(@BeanParam @Valid PageRequest page) {
        return rules.list(page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getEventProcessingRule", summary = "Shows a rule")
    public Uni<ProcessingRuleView> get(UUID id) {
        return rules.get(id);
    }

    @GET
    @Path("/{id}/impact")
    @RolesAllowed(Right.READ_CONFIGURATION)
    @Operation(operationId = "getEventProcessingRuleImpact", summary = "Shows what a rule did to records, and took for it")
    public Uni<RuleImpact> impact(UUID id) {
        return impacts.of(id);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "createEventProcessingRule", summary = "Makes a rule, as a draft")
    public Uni<ProcessingRuleView> create(@HeaderParam("Idempotency-Key") String key,
            @NotNull @Valid ProcessingRuleRequest request) {
        return idempotency.once(key, "createEventProcessingRule", request, ProcessingRuleView.class,
                () -> rules.create(request));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "changeEventProcessingRule", summary = "Replaces a rule; an active one that gets another definition is in testing again")
    public Uni<ProcessingRuleView> change(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid ProcessingRuleRequest request) {
        return forgotten(rules.change(id, match, request));
    }

    @PUT
    @Path("/{id}/status")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "moveEventProcessingRule", summary = "Puts a rule into testing, makes it active, disables it, or takes it back")
    public Uni<ProcessingRuleView> move(UUID id, @HeaderParam("If-Match") IfMatch match, @NotNull @Valid Move wanted) {
        return forgotten(rules.move(id, match, wanted.status()));
    }

    @POST
    @Path("/preview")
    @RolesAllowed(Right.CONFIGURE)
    @Operation(operationId = "previewEventProcessingRule", summary = "Shows what a rule would do to a record or to the last alerts; changes nothing")
    public Uni<RulePreview> preview(@NotNull @Valid RulePreviewRequest request) {
        if (request.last() != null && !identity.hasRole(Right.READ)) {
            throw new Forbidden("Alerts are shown to those who may read them; send a record instead");
        }
        return previews.of(request);
    }

    /** Whatever became of it: a commit may have come through that was not heard of. */
    private Uni<ProcessingRuleView> forgotten(Uni<ProcessingRuleView> change) {
        var tenant = current.get().tenantId();
        return change.onTermination().invoke(() -> processings.forget(tenant));
    }
}
