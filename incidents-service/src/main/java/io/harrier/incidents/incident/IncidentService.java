package io.harrier.incidents.incident;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Order;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Incidents: found, opened, described. Their life is {@link IncidentLife}'s. */
@ApplicationScoped
@TenantTransaction
public class IncidentService {

    private final IncidentRepository incidents;
    private final IncidentListeners listeners;
    private final MergePatch patches;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    IncidentService(IncidentRepository incidents, IncidentListeners listeners, MergePatch patches, CurrentCaller current,
            Audit audit,
            Clock clock, Ids ids) {
        this.incidents = incidents;
        this.listeners = listeners;
        this.patches = patches;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<Page<IncidentView>> list(IncidentFilter filter, String sortedBy, PageRequest page) {
        var sort = Order.named(sortedBy, IncidentSort.values());
        return rows(filter, sortedBy, sort, page).map(rows -> Page.of(rows, page.limit, IncidentView::of, sort::after));
    }

    private Uni<List<Incident>> rows(IncidentFilter filter, String sortedBy, IncidentSort sort, PageRequest page) {
        if (!filter.searches()) {
            return incidents.list(IncidentQuery.of(filter, sort, page), page);
        }
        return incidents.search(filter.q, IncidentQuery.asked(filter, sortedBy, sort.decode(page.cursor), page), page)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : incidents.list(IncidentQuery.of(found, sort), page));
    }

    Uni<IncidentView> get(UUID id) {
        return visible(id).map(IncidentView::of);
    }

    /** The incident itself, for the features that hang on it; a 404 where the caller may not see it. */
    public Uni<Incident> visible(UUID id) {
        return incidents.visible(id);
    }

    /** The same, held until the transaction ends. */
    public Uni<Incident> locked(UUID id) {
        return incidents.locked(id);
    }

    /** Several, held in one order; those the caller may not see are left out. */
    public Uni<List<Incident>> allLocked(Collection<UUID> ids) {
        return incidents.allLocked(ids);
    }

    /** Those of these alerts that are hidden from the caller with a restricted incident that has them. */
    public Uni<List<UUID>> hiddenAlerts(List<UUID> alerts) {
        return alerts.isEmpty() ? Uni.createFrom().item(List.of()) : incidents.hiddenAlerts(alerts);
    }

    Uni<IncidentView> create(CreateIncident request) {
        return open(request.opening(current.get(), clock.instant())).map(IncidentView::of);
    }

    /**
     * Opens the incident of an escalation unless it is open already. The tenant's number is taken first: it makes a second delivery wait
     * until the first is committed and then find it.
     */
    public Uni<Incident> openOnce(Opening opening) {
        return incidents.nextNumber().chain(number -> incidents.ofEscalation(opening.escalationId())
                .chain(known -> known == null ? opened(number, opening) : incidents.takeBackNumber().replaceWith(known)));
    }

    private Uni<Incident> open(Opening opening) {
        return incidents.nextNumber().chain(number -> opened(number, opening));
    }

    private Uni<Incident> opened(long number, Opening opening) {
        Caller by = current.get();
        var incident = Incident.open(ids.next(), number, opening, by, clock.instant());
        return incidents.persistAndFlush(incident)
                .call(() -> listeners.tell(listener -> listener.opened(incident, opening, by)))
                .call(() -> audit.record("incident_created", "incident", incident.id,
                        Map.of("reference", incident.reference(), "severity", incident.severity)));
    }

    Uni<IncidentView> patch(UUID id, IfMatch version, ObjectNode patch) {
        var required = IfMatch.required(version);
        return locked(id).invoke(incident -> IfMatch.check(required, incident.version))
                .call(incident -> describe(incident, patches.apply(incident.details, patch, IncidentDetails.class)))
                .call(incident -> audit.record("incident_updated", "incident", id, Map.of("changes", patch)))
                .map(IncidentView::of);
    }

    private Uni<Void> describe(Incident incident, IncidentDetails next) {
        var by = current.get();
        var now = clock.instant();
        var previous = incident.details;
        if (!next.detectedAt().equals(previous.detectedAt())) {
            DetectionTime.check(next.detectedAt(), now);
        }
        incident.describe(next, by, now);
        return incidents.flush().chain(() -> listeners.tell(listener -> listener.described(incident, previous, by)));
    }
}
