package io.harrier.incidents.role;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentMembers;
import io.harrier.incidents.incident.IncidentRole;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.incident.OpeningDefaults;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.RoleHolding;
import io.harrier.incidents.incident.RoleWanted;
import io.harrier.incidents.incident.Sight;
import io.harrier.incidents.role.RoleListener.Change;
import io.harrier.platform.access.Caller;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.Forbidden;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Who is what to an incident. On a restricted one a role is sight of it, and is told to whoever hides it elsewhere. */
@ApplicationScoped
@TenantTransaction
class RoleService {

    private static final int MOST = 200;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final IncidentMembers members;
    private final IncidentService incidents;
    private final OpeningDefaults.Source defaults;
    private final Sight sight;
    private final RoleNews news;
    private final CurrentCaller current;
    private final Clock clock;
    private final Ids ids;

    RoleService(IncidentMembers members, IncidentService incidents, OpeningDefaults.Source defaults, Sight sight, RoleNews news,
            CurrentCaller current, Clock clock, Ids ids) {
        this.members = members;
        this.incidents = incidents;
        this.defaults = defaults;
        this.sight = sight;
        this.news = news;
        this.current = current;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<RolesView> list(UUID id) {
        return incidents.visible(id).chain(incident -> defaults
                .of(incident.incidentType, incident.details.detectionMethod(), incident.severity)
                .chain(known -> members.of(id).map(held -> new RolesView(held.stream().map(RoleView::of).toList(),
                        incident.reporter, wanted(known, held), incident.version))));
    }

    private static List<IncidentRole> wanted(OpeningDefaults known, List<RoleHolding> held) {
        return known.roles().stream().map(RoleWanted::role).distinct()
                .filter(role -> held.stream().noneMatch(it -> it.role == role)).toList();
    }

    Uni<RoleView> get(UUID id, UUID holding) {
        return incidents.visible(id).chain(() -> named(id, holding)).map(RoleView::of);
    }

    Uni<Page<RoleView>> history(UUID id, List<IncidentRole> roles, String subject, PageRequest page) {
        return incidents.visible(id).chain(() -> members.history(id, roles, subject, page))
                .map(rows -> Page.of(rows, page.limit, RoleView::of, members::after));
    }

    /** @param mayDirect whether the caller may give roles to others, and those that are not taken freely */
    Uni<RoleView> grant(UUID id, IfMatch version, GrantRole request, boolean mayDirect) {
        return held(id, version).chain(incident -> {
            var by = current.get();
            var now = clock.instant();
            var person = request.person() == null ? Person.of(by) : request.person();
            check(request, person, by, mayDirect, incident.restricted, now);
            var granted = RoleHolding.granted(ids.next(), id, request.role(), person, request.until(), request.reason(), by,
                    now);
            var lapsed = new ArrayList<RoleHolding>();
            return sight.change(incident, by, () -> members.notEnded(id).chain(all -> {
                lapsed.addAll(free(all, granted, by, now));
                return members.addAll(List.of(granted));
            })).chain(() -> sight.checkWidened(incident, "/person"))
                    .chain(() -> news.rolesChanged(incident, List.of(granted), lapsed, by))
                    .replaceWith(() -> RoleView.of(granted));
        });
    }

    private static void check(GrantRole request, Person person, Caller by, boolean mayDirect, boolean givesSight, Instant now) {
        if (request.role().isOffice()) {
            throw new RuleBroken("/role", "Given by PUT " + (request.role() == IncidentRole.OWNER
                    ? "/assignment"
                    : "/incident-manager"));
        }
        if (!mayDirect && !(request.role().isTakenFreely() && person.is(by))) {
            throw new Forbidden("Only an incident manager gives this role, or a role to somebody else");
        }
        if (!mayDirect && givesSight) {
            // Else sight until tomorrow would last for as long as who has it likes.
            throw new Forbidden("Only an incident manager gives roles in a restricted incident");
        }
        if (request.until() != null && !(request.until().isAfter(now) && request.until().isBefore(now.plus(LONGEST)))) {
            throw new RuleBroken("/until", "Ends within a year from now");
        }
    }

    /** What has lapsed and not been seen to is ended, and answered; the same twice is refused. */
    private static List<RoleHolding> free(List<RoleHolding> all, RoleHolding granted, Caller by, Instant now) {
        var lapsed = all.stream().filter(it -> it.hasLapsed(now)).toList();
        lapsed.forEach(it -> it.end(null, by, now));
        if (all.stream().filter(it -> it.isHeld(now)).count() >= MOST) {
            throw new RuleBroken("/role", "An incident has at most " + MOST + " roles");
        }
        if (all.stream().anyMatch(it -> it.isHeld(now) && it.role == granted.role
                && it.holder.subject().equals(granted.holder.subject()))) {
            throw new Conflict(granted.holder.shown() + " is " + granted.role.wire + " already");
        }
        return lapsed;
    }

    /** A role of one's own that is taken freely is given up as freely. */
    Uni<RoleView> end(UUID id, UUID holding, IfMatch version, String reason, boolean mayDirect) {
        return held(id, version).chain(incident -> named(id, holding).chain(it -> {
            var by = current.get();
            var now = clock.instant();
            if (it.role.isOffice()) {
                throw new RuleBroken("/role", "Ended by another owner or incident manager, or none");
            }
            if (!it.isHeld(now)) {
                throw new Conflict("It has ended already");
            }
            if (!mayDirect && !(it.role.isTakenFreely() && it.holder.is(by))) {
                throw new Forbidden("Only an incident manager ends this role");
            }
            return sight.change(incident, by, () -> {
                it.end(reason, by, now);
                return members.flush();
            }).chain(() -> sight.checkNarrowed(incident, "/role")).chain(() -> news.tell(incident, it, Change.ENDED, by))
                    .replaceWith(() -> RoleView.of(it));
        }));
    }

    /** What time has ended is written down; told twice it does nothing the second time. */
    Uni<Void> lapse(UUID id, UUID holding) {
        return incidents.locked(id).chain(incident -> named(id, holding).chain(it -> {
            var by = current.get();
            var now = clock.instant();
            if (it.endedAt != null || !it.hasLapsed(now)) {
                return Uni.createFrom().voidItem();
            }
            return sight.change(incident, by, () -> {
                it.end(null, by, now);
                return members.flush();
            }).chain(() -> news.tell(incident, it, Change.LAPSED, by));
        }));
    }

    private Uni<RoleHolding> named(UUID id, UUID holding) {
        return members.of(id, holding).onItem().ifNull().failWith(() -> new NotFound("role", holding));
    }

    private Uni<Incident> held(UUID id, IfMatch version) {
        return incidents.locked(id).invoke(incident -> IfMatch.check(version, incident.version));
    }
}
