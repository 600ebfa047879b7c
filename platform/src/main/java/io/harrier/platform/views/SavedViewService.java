package io.harrier.platform.views;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.Forbidden;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Keeps views: a person's own, and those of the organization, which who works on cases may make and their owners or a manager change. */
@ApplicationScoped
@TenantTransaction
class SavedViewService {

    private static final String SUBJECT = "saved_view";
    private static final int MOST = 100;

    /** What the caller may do with shared views. */
    enum Sharing {
        NONE,
        OWN,
        ALL
    }

    private final SavedViewRepository views;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    SavedViewService(SavedViewRepository views, Audit audit, CurrentCaller current, Ids ids, Clock clock) {
        this.views = views;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<SavedViewView>> list(PageRequest page) {
        return views.list(page);
    }

    Uni<List<SavedView>> first(int atMost) {
        return views.first(atMost);
    }

    Uni<SavedViewView> get(UUID id) {
        return views.get(id).map(SavedViewView::of);
    }

    Uni<SavedViewView> create(SavedViewRequest request, Sharing sharing) {
        var caller = current.get();
        var view = new SavedView();
        view.id = ids.next();
        view.createdAt = clock.instant();
        view.owner = caller.subject();
        view.ownerName = caller.name();
        view.shared = request.isShared();
        requireSharing(request, sharing);
        return views.count(view.shared, view.owner).invoke(known -> {
            if (known >= MOST) {
                throw new RuleBroken("/shared", "There are " + MOST + " such views already: delete one first");
            }
        }).chain(() -> makeWay(view, request)).invoke(() -> apply(view, request)).chain(() -> views.persistAndFlush(view))
                .call(() -> record("saved_view_created", view)).replaceWith(() -> SavedViewView.of(view));
    }

    Uni<SavedViewView> change(UUID id, IfMatch match, SavedViewRequest request, Sharing sharing) {
        IfMatch.required(match);
        return views.lock(id).invoke(view -> {
            IfMatch.check(match, view.version);
            requireMine(view, sharing);
            if (view.shared && !request.isShared() && !view.owner.equals(current.get().subject())) {
                throw new RuleBroken("/shared", "Only its owner can take it back from the organization; it can be deleted");
            }
            requireSharing(request, sharing);
        }).call(view -> makeWay(view, request)).invoke(view -> apply(view, request)).call(views::flush)
                .call(view -> record("saved_view_changed", view)).map(SavedViewView::of);
    }

    Uni<Void> delete(UUID id, Sharing sharing) {
        return views.lock(id).invoke(view -> requireMine(view, sharing)).call(views::delete)
                .call(view -> record("saved_view_deleted", view)).replaceWithVoid();
    }

    private void apply(SavedView view, SavedViewRequest request) {
        view.name = request.name();
        view.parameters = request.parameters();
        view.shared = request.isShared();
        view.preferred = request.isPreferred();
        view.updatedAt = clock.instant();
        view.updatedBy = current.get().subject();
    }

    private static void requireSharing(SavedViewRequest request, Sharing sharing) {
        if (request.isShared() && sharing == Sharing.NONE) {
            throw new Forbidden("Your roles don't include sharing views with the organization");
        }
    }

    private void requireMine(SavedView view, Sharing sharing) {
        boolean mine = view.owner.equals(current.get().subject()) && (!view.shared || sharing != Sharing.NONE);
        if (!mine && sharing != Sharing.ALL) {
            throw new Forbidden("Only its owner or an incident manager can change a shared view");
        }
    }

    /** Before the view changes: its name has to be free, and what was preferred no longer is. */
    private Uni<Void> makeWay(SavedView view, SavedViewRequest request) {
        return views.isNamed(request.name(), request.isShared(), view).invoke(known -> {
            if (known) {
                throw new Conflict("There is a view named " + request.name() + " already");
            }
        }).chain(() -> request.isPreferred()
                ? views.preferNone(request.isShared(), view, clock.instant())
                : Uni.createFrom().item(0)).replaceWithVoid();
    }

    private Uni<Void> record(String action, SavedView view) {
        return audit.record(action, SUBJECT, view.id,
                Map.of("name", view.name, "shared", view.shared, "preferred", view.preferred, "parameters", view.parameters));
    }
}
