package io.harrier.incidents.observable;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.alertlink.LinkListener;
import io.harrier.incidents.incident.Discretion;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentListener;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.incident.Person;
import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.StatementTime;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What was observed in an incident: what its alerts brought, as long as they are its, and what people add. */
@ApplicationScoped
@TenantTransaction
@Priority(IncidentListener.HISTORY)
public class IncidentObservables implements LinkListener {

    static final int MOST = 1_000;
    private static final int FIRST_PAGE = 50;

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ObservableRepository observables;
    private final StatementTime time;
    private final IncidentService incidents;
    private final ObservableListener listener;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;

    IncidentObservables(ObservableRepository observables, StatementTime time, IncidentService incidents,
            ObservableListener listener,
            CurrentCaller current, Audit audit, Clock clock) {
        this.observables = observables;
        this.time = time;
        this.incidents = incidents;
        this.listener = listener;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an escalation brought along. An incident that has a thousand takes no more. */
    public Uni<Void> escalated(UUID incident, UUID escalation, List<Observable> brought) {
        return brought == null || brought.isEmpty()
                ? Uni.createFrom().voidItem()
                : observables.add(incident, escalation, brought, null, clock.instant(), MOST);
    }

    /** What an alert holds that is the incident's: its service tells after it was linked, maybe after it was taken out again. */
    Uni<Void> joined(UUID incident, UUID alert, List<Observable> brought) {
        return observables.isLinked(incident, alert).chain(linked -> linked && !brought.isEmpty()
                ? observables.add(incident, alert, brought, null, clock.instant(), MOST)
                : Uni.createFrom().voidItem());
    }

    @Override
    public Uni<Void> linked(Incident incident, List<UUID> alerts, UUID escalationId, Caller by) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> unlinked(Incident incident, List<UUID> alerts, Caller by) {
        return observables.forget(incident.id, alerts);
    }

    /** What an escalation brought goes when none of its alerts is left. */
    @Override
    public Uni<Void> left(Incident incident, List<UUID> origins) {
        return observables.forget(incident.id, origins);
    }

    Uni<Page<IncidentObservableView>> list(UUID id, PageRequest page) {
        return time.limit(LONGEST).chain(() -> some(id, page));
    }

    /** In the time that it takes. */
    Uni<Page<IncidentObservableView>> some(UUID id, PageRequest page) {
        var after = Cursor.decode(page.cursor, ObservableRepository.SORT, 2);
        return incidents.visible(id).chain(() -> observables.list(id, after, page.updatedSince, page.limit))
                .map(rows -> Page.of(rows, page.limit, ObservableRepository.Row::view, ObservableRepository.Row::cursor));
    }

    Uni<Page<IncidentObservableView>> add(UUID id, IfMatch version, AddObservables request) {
        return held(id, version).call(() -> observables.count(id).invoke(count -> {
            if (count + request.observables().size() > MOST) {
                throw new RuleBroken("/observables", "An incident has at most " + MOST + " observables; it has " + count);
            }
        })).chain(incident -> {
            var by = current.get();
            incident.touch(by, clock.instant());
            return observables.add(id, id, request.observables(), Person.of(by), clock.instant(), MOST)
                    .chain(() -> observables.flush())
                    .chain(() -> listener.observed(incident, request.observables(), List.of(), by))
                    .chain(() -> audit.record("incident_updated", "incident", id,
                            Discretion.of(incident, Map.of("observed", request.observables()))))
                    .chain(() -> some(id, PageRequest.of(null, FIRST_PAGE)));
        });
    }

    Uni<Page<IncidentObservableView>> remove(UUID id, IfMatch version, Observable observable) {
        return held(id, version).chain(incident -> observables.remove(id, observable).chain(was -> {
            if (!was) {
                throw new NotFound("observable added by somebody", observable.type().wire + " " + observable.value());
            }
            incident.touch(current.get(), clock.instant());
            return observables.flush()
                    .chain(() -> listener.observed(incident, List.of(), List.of(observable), current.get()))
                    .chain(() -> audit.record("incident_updated", "incident", id,
                            Discretion.of(incident, Map.of("noLongerObserved", observable))))
                    .chain(() -> some(id, PageRequest.of(null, FIRST_PAGE)));
        }));
    }

    private Uni<Incident> held(UUID id, IfMatch version) {
        return incidents.locked(id).invoke(incident -> IfMatch.check(version, incident.version));
    }
}
