package io.harrier.incidents.investigation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.incident.Person;
import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.dataaccess.DataAccess;
import io.harrier.platform.dataaccess.DataClassification;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Order;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What is done to find out what happened: planned, given to people, done. The incident is held before the activity is. */
@ApplicationScoped
@TenantTransaction
class Investigation {

    private static final int MOST = 200;

    private final ActivityRepository activities;
    private final IncidentService incidents;
    private final ActivityNews news;
    private final DataAccess access;
    private final MergePatch patches;
    private final CurrentCaller current;
    private final Clock clock;
    private final Ids ids;

    Investigation(ActivityRepository activities, IncidentService incidents, ActivityNews news, DataAccess access,
            MergePatch patches, CurrentCaller current, Clock clock, Ids ids) {
        this.activities = activities;
        this.incidents = incidents;
        this.news = news;
        this.access = access;
        this.patches = patches;
        this.current = current;
        this.clock = clock;
        this.ids = ids;
    }

    /** A step as the activity takes it. */
    interface Step {
        void take(Activity activity, Caller by, Instant now);
    }

    Uni<Page<ActivityView>> list(ActivityFilter filter, PageRequest page) {
        return list(null, filter, page);
    }

    Uni<Page<ActivityView>> listOf(UUID incident, ActivityFilter filter, PageRequest page) {
        return incidents.visible(incident).chain(() -> list(incident, filter, page));
    }

    private Uni<Page<ActivityView>> list(UUID incident, ActivityFilter filter, PageRequest page) {
        var sort = Order.named(filter.sort, ActivitySort.values());
        var now = clock.instant();
        return activities.list(incident, filter, sort, page, current.get().subject(), now).call(this::noted)
                .map(rows -> Page.of(rows, page.limit, it -> ActivityView.of(it, now), sort::after));
    }

    /** Activities are read here without their incidents, so that what is restricted is put on record here. */
    private Uni<Void> noted(List<Activity> rows) {
        return activities.restricted(rows.stream().map(it -> it.incidentId).distinct().toList())
                .chain(ids -> access.read("incident", ids, DataClassification.RESTRICTED));
    }

    Uni<ActivityView> get(UUID incident, UUID id) {
        return incidents.visible(incident).chain(() -> activities.of(incident, id)).onItem().ifNull()
                .failWith(() -> new NotFound("investigation activity", id)).map(this::view);
    }

    Uni<ActivityView> plan(UUID id, PlanActivity request) {
        var by = current.get();
        var activity = Activity.planned(ids.next(), id, request, by, clock.instant());
        return incidents.locked(id).invoke(incident -> incident.liveOr("activities"))
                .chain(incident -> activities.countOf(id).invoke(Investigation::refuseTooMany)
                        .chain(() -> activities.persistAndFlush(activity))
                        .chain(() -> news.of(incident, activity, "planning", "Investigation planned", by)))
                .replaceWith(() -> view(activity));
    }

    Uni<ActivityView> change(UUID incident, UUID id, IfMatch version, ObjectNode patch) {
        return held(incident, id, IfMatch.required(version), (it, activity) -> {
            activity.rewrite(patches.apply(activity.content, patch, ActivityContent.class), current.get(), clock.instant());
            return activities.flush().chain(() -> news.quietly(it, activity, "planning", current.get()));
        });
    }

    Uni<ActivityView> assign(UUID incident, UUID id, IfMatch version, Person person) {
        return held(incident, id, version, (it, activity) -> {
            activity.assign(person, current.get(), clock.instant());
            return activities.flush().chain(() -> news.quietly(it, activity, "assignment", current.get()));
        });
    }

    /** @param said how the timeline calls it */
    Uni<ActivityView> move(UUID incident, UUID id, IfMatch version, ActivityStep step, String said, Step taken) {
        return held(incident, id, version, (it, activity) -> {
            taken.take(activity, current.get(), clock.instant());
            return activities.flush().chain(() -> news.of(it, activity, step.path(), said, current.get()));
        });
    }

    private interface Work {
        Uni<Void> on(Incident incident, Activity activity);
    }

    private Uni<ActivityView> held(UUID incident, UUID id, IfMatch version, Work work) {
        return incidents.locked(incident).chain(it -> activities.locked(incident, id).onItem().ifNull()
                .failWith(() -> new NotFound("investigation activity", id))
                .invoke(activity -> IfMatch.check(version, activity.version))
                .call(activity -> work.on(it, activity)).map(this::view));
    }

    private ActivityView view(Activity activity) {
        return ActivityView.of(activity, clock.instant());
    }

    private static void refuseTooMany(long there) {
        if (there >= MOST) {
            throw new RuleBroken("", "An investigation has at most " + MOST + " activities");
        }
    }
}
