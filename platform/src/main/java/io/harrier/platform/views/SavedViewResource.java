package io.harrier.platform.views;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.access.Right;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Outage;
import io.harrier.platform.tenancy.Tenancy;
import io.harrier.platform.views.SavedViewService.Sharing;
import io.harrier.platform.work.Turns;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * The saved views of a service's list; each service puts them under its own name, {@code @Path("/api/v1/<service>/saved-views")}, and says
 * what its list is.
 */
public abstract class SavedViewResource {

    private static final int CAP = 1_000;
    private static final int MOST_COUNTED = 50;
    private static final int AT_ONCE = 4;

    private final ViewedList list;

    // Field injection: a constructor would have to be repeated in every service.
    @Inject
    SavedViewService views;

    @Inject
    Idempotency idempotency;

    @Inject
    SecurityIdentity identity;

    @Inject
    CurrentCaller current;

    @Inject
    Tenancy tenancy;

    @Inject
    Turns turns;

    protected SavedViewResource(ViewedList list) {
        this.list = list;
    }

    @GET
    @RolesAllowed(Right.READ)
    @SecurityRequirement(name = "keycloak", scopes = Right.READ)
    @Operation(operationId = "listSavedViews", summary = "Lists one's own and the shared views, by name")
    public Uni<Page<SavedViewView>> list(@BeanParam @Valid PageRequest page) {
        return views.list(page);
    }

    @GET
    @Path("/counts")
    @RolesAllowed(Right.READ)
    @SecurityRequirement(name = "keycloak", scopes = Right.READ)
    @Operation(operationId = "countSavedViews", summary = "Counts what each view shows, to 1,000 and no further; of 50 views, preferred ones first")
    public Uni<ViewCounts> counts() {
        var caller = current.get();
        return views.first(MOST_COUNTED).chain(all -> Multi.createFrom().iterable(all).onItem()
                .transformToUni(view -> tenancy.as(caller, () -> turns.take(caller, () -> count(view)))).merge(AT_ONCE)
                .collect().in(ArrayList<ViewCounts.Count>::new, List::add).map(counts -> sorted(all, counts)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @SecurityRequirement(name = "keycloak", scopes = Right.READ)
    @Operation(operationId = "getSavedView", summary = "Shows a view")
    public Uni<SavedViewView> get(UUID id) {
        return views.get(id);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Right.READ)
    @SecurityRequirement(name = "keycloak", scopes = Right.READ)
    @Operation(operationId = "createSavedView", summary = "Saves a view for oneself; who works on cases may share it with the organization")
    public Uni<SavedViewView> create(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid SavedViewRequest request) {
        list.check(request.parameters());
        return idempotency.once(key, "createSavedView", request, SavedViewView.class, () -> views.create(request, sharing()));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @SecurityRequirement(name = "keycloak", scopes = Right.READ)
    @Operation(operationId = "changeSavedView", summary = "Replaces a view of one's own; an incident manager any that is shared")
    public Uni<SavedViewView> change(UUID id, @HeaderParam("If-Match") IfMatch match,
            @NotNull @Valid SavedViewRequest request) {
        list.check(request.parameters());
        return views.change(id, match, request, sharing());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Right.READ)
    @SecurityRequirement(name = "keycloak", scopes = Right.READ)
    @Operation(operationId = "deleteSavedView", summary = "Deletes a view of one's own; an incident manager any that is shared")
    public Uni<Void> delete(UUID id) {
        return views.delete(id, sharing());
    }

    private Sharing sharing() {
        if (identity.hasRole(Right.MANAGE)) {
            return Sharing.ALL;
        }
        return identity.hasRole(Right.CONTRIBUTE) ? Sharing.OWN : Sharing.NONE;
    }

    /** One view that can't be counted, as one that this release reads no more, takes no count from the others. */
    private Uni<ViewCounts.Count> count(SavedView view) {
        return Uni.createFrom().deferred(() -> list.count(view.parameters, CAP + 1))
                .map(counted -> ViewCounts.Count.of(view, counted, CAP))
                .onFailure(failure -> Outage.isTimeout(failure) || !Outage.passes(failure))
                .recoverWithItem(() -> ViewCounts.Count.unknown(view));
    }

    private static ViewCounts sorted(List<SavedView> all, List<ViewCounts.Count> counts) {
        return new ViewCounts(all.stream()
                .flatMap(view -> counts.stream().filter(count -> count.id().equals(view.id))).toList());
    }
}
