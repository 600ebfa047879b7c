package io.harrier.incidents.watch;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentListener;
import io.harrier.incidents.incident.IncidentMembers;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.incident.Person;
import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Who watches incidents: whoever sees one may, for as long. */
@ApplicationScoped
@TenantTransaction
@Priority(IncidentListener.HISTORY)
class WatchService implements IncidentListener {

    /** All of them are in every event of the incident. */
    private static final int MOST = 200;

    private final WatcherRepository watchers;
    private final IncidentMembers members;
    private final IncidentService incidents;
    private final WatchListener listener;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;

    WatchService(WatcherRepository watchers, IncidentMembers members, IncidentService incidents, WatchListener listener,
            CurrentCaller current, Audit audit, Clock clock) {
        this.watchers = watchers;
        this.members = members;
        this.incidents = incidents;
        this.listener = listener;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<Page<WatcherView>> list(UUID id, PageRequest page) {
        return incidents.visible(id).chain(() -> watchers.list(id, page))
                .map(rows -> Page.of(rows, page.limit, WatcherView::of, watchers::after));
    }

    /** Held like what changes, so that two requests of one person are not two watchers; its version stays. */
    Uni<WatchView> watch(UUID id) {
        var by = current.get();
        return incidents.locked(id).chain(incident -> watchers.findById(new Watcher.Key(id, by.subject()))
                .chain(known -> known == null ? begin(incident, by) : Uni.createFrom().voidItem()))
                .chain(() -> view(id, true));
    }

    private Uni<Void> begin(Incident incident, Caller by) {
        return watchers.count(incident.id).invoke(all -> {
            if (all >= MOST) {
                throw new RuleBroken("/watchers", "An incident has at most " + MOST + " watchers");
            }
        }).chain(() -> watchers.persistAndFlush(Watcher.of(incident.id, by, clock.instant())))
                .chain(() -> listener.watched(incident, true, by))
                .chain(() -> audit.record("incident_watched", "incident", incident.id, Map.of()));
    }

    Uni<WatchView> unwatch(UUID id) {
        var by = current.get();
        return incidents.locked(id).chain(incident -> watchers.deleteById(new Watcher.Key(id, by.subject()))
                .chain(was -> was ? end(incident, by) : Uni.createFrom().voidItem())).chain(() -> view(id, false));
    }

    private Uni<Void> end(Incident incident, Caller by) {
        return watchers.flush().chain(() -> listener.watched(incident, false, by))
                .chain(() -> audit.record("incident_unwatched", "incident", incident.id, Map.of()));
    }

    private Uni<WatchView> view(UUID id, boolean watching) {
        return watchers.flush().chain(() -> watchers.count(id)).map(all -> new WatchView(watching, all));
    }

    @Override
    public Uni<Void> accessChanged(Incident incident, Caller by) {
        return members.whoSee(incident)
                .chain(them -> them == null ? Uni.createFrom().voidItem() : watchers.keepOnly(incident.id, them));
    }

    @Override
    public Uni<Void> assigned(Incident incident, Person previous, String reason, Caller by) {
        return accessChanged(incident, by);
    }

    @Override
    public Uni<Void> managed(Incident incident, Person previous, String reason, Caller by) {
        return accessChanged(incident, by);
    }
}
