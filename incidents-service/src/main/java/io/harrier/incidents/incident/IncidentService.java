package io.harrier.incidents.incident;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.http.MergePatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Incidents: shown, opened, described. Lists of them are {@link IncidentLists}'. Their life is {@link IncidentLife}'s. */
@ApplicationScoped
@TenantTransaction
public class IncidentService {

    private static final String MADE = "createdAt";
    private static final UUID LEAST = new UUID(0, 0);
    private static final int MOST_MERGED = 1_000;

    private final IncidentRepository incidents;
    private final OpeningDefaults.Source defaults;
    private final IncidentListeners listeners;
    private final MergePatch patches;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    IncidentService(IncidentRepository incidents, OpeningDefaults.Source defaults, IncidentListeners listeners,
            MergePatch patches, CurrentCaller current,
            Audit audit,
            Clock clock, Ids ids) {
        this.incidents = incidents;
        this.defaults = defaults;
        this.listeners = listeners;
        this.patches = patches;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<IncidentView> get(UUID id) {
        return visible(id).map(IncidentView::of);
    }

    /** The incident itself, for the features that hang on it; a 404 where the caller may not see it. */
    public Uni<Incident> visible(UUID id) {
        return incidents.visible(id);
    }

    /** Whether only some see it; as good as that where the caller does not. It is not loaded: who holds it later loads it then. */
    public Uni<Boolean> isRestricted(UUID id) {
        return incidents.restriction(id).map(restricted -> restricted == null || restricted);
    }

    /** Those of these that the caller may see, by their ids. */
    public Uni<Map<UUID, Incident>> visible(Collection<UUID> ids) {
        return incidents.visible(ids)
                .map(found -> found.stream().collect(Collectors.toMap(incident -> incident.id, Function.identity())));
    }

    /** An incident that the caller may see, held until the transaction ends. */
    public Uni<Incident> locked(UUID id) {
        return incidents.locked(id);
    }

    /** Two, held in one order, whoever names them in which: see {@link #locked}. */
    public <T> Uni<T> lockedBoth(UUID id, UUID other, BiFunction<Incident, Incident, Uni<T>> what) {
        return incidents.lockedBoth(id, other, what);
    }

    /** Those merged into it, the first made first. */
    public Uni<Page<IncidentBrief>> mergedInto(UUID id, PageRequest page) {
        var after = Cursor.decode(page.cursor, MADE, 1);
        return visible(id).chain(() -> incidents.mergedInto(id, after == null ? LEAST : after.id(0), page.limit))
                .map(rows -> Page.of(rows, page.limit, IncidentBrief::of, last -> Cursor.of(MADE, last.id)));
    }

    /** It and all that were merged into it, or into those, as far as the caller may see them. */
    public Uni<List<UUID>> withMerged(UUID id) {
        return visible(id).chain(() -> incidents.withMerged(id, MOST_MERGED + 1)).invoke(all -> {
            if (all.size() > MOST_MERGED) {
                throw new RuleBroken("",
                        "More than " + MOST_MERGED + " incidents were merged into it: read their stories one by one");
            }
        });
    }

    /** Those of these alerts that are hidden from the caller with a restricted incident that has them. */
    public Uni<List<UUID>> hiddenAlerts(List<UUID> alerts) {
        return alerts.isEmpty() ? Uni.createFrom().item(List.of()) : incidents.hiddenAlerts(alerts);
    }

    Uni<IncidentView> create(CreateIncident request) {
        return open(request.opening(current.get(), clock.instant())).map(IncidentView::of);
    }

    /**
     * Opens the incident of an escalation unless it is open already. The tenant's number makes a second delivery wait until the first is
     * committed and then find it. Defaults come first, as in every opening: who takes two things in another order waits in a circle.
     */
    public Uni<Incident> openOnce(Opening opening) {
        return complete(opening).chain(whole -> incidents.nextNumber()
                .chain(number -> incidents.ofEscalation(opening.escalationId())
                        .chain(known -> known == null
                                ? opened(number, whole)
                                : incidents.takeBackNumber().replaceWith(known))));
    }

    /** Defaults come first: whoever has a number keeps the others waiting. */
    private Uni<Incident> open(Opening opening) {
        return complete(opening).chain(whole -> incidents.nextNumber().chain(number -> opened(number, whole)));
    }

    private Uni<Opening> complete(Opening opening) {
        var said = opening.classification();
        return defaults.of(said.incidentType(), opening.details().detectionMethod(), said.severity()).map(opening::with);
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
                .call(incident -> audit.record("incident_updated", "incident", id,
                        Discretion.of(incident, Map.of("changes", patch))))
                .map(IncidentView::of);
    }

    /**
     * Changes what is written about an incident, where it does; answers the incident.
     *
     * @param then what a change entails
     */
    public Uni<Incident> rewrite(UUID id, IfMatch version, UnaryOperator<IncidentDetails> change,
            Function<Incident, Uni<Void>> then) {
        return locked(id).invoke(incident -> IfMatch.check(version, incident.version)).call(incident -> {
            var next = change.apply(incident.details);
            return next.equals(incident.details)
                    ? Uni.createFrom().voidItem()
                    : describe(incident, next).chain(() -> then.apply(incident));
        });
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
