package io.harrier.incidents.incident;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Who works on an incident, who directs it, what it is taken for, who sees it. */
@ApplicationScoped
@TenantTransaction
class IncidentDirection {

    private final IncidentRepository incidents;
    private final IncidentMembers members;
    private final Restricting restricting;
    private final Sight sight;
    private final OpeningDefaults.Source defaults;
    private final IncidentListeners listeners;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;

    IncidentDirection(IncidentRepository incidents, IncidentMembers members, Restricting restricting,
            Sight sight, OpeningDefaults.Source defaults, IncidentListeners listeners, CurrentCaller current, Audit audit,
            Clock clock) {
        this.incidents = incidents;
        this.members = members;
        this.restricting = restricting;
        this.sight = sight;
        this.defaults = defaults;
        this.listeners = listeners;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param mayDirect whether the caller may give it to others and take it from them */
    Uni<IncidentView> assign(UUID id, IfMatch version, Person person, String reason, boolean mayDirect) {
        return held(id, version).chain(incident -> {
            var previous = incident.owner;
            Ownership.check(incident, person, current.get(), mayDirect);
            incident.assign(person, current.get(), clock.instant());
            return incidents.flush().chain(() -> sight.checkRestricted(incident, "/person"))
                    .chain(() -> listeners.tell(listener -> listener.assigned(incident, previous, reason, current.get())))
                    .chain(() -> updated(incident, "owner", subject(previous), subject(person), reason));
        });
    }

    Uni<IncidentView> manage(UUID id, IfMatch version, Person person, String reason) {
        return held(id, version).chain(incident -> {
            var previous = incident.incidentManager;
            incident.manage(person, current.get(), clock.instant());
            return incidents.flush().chain(() -> sight.checkRestricted(incident, "/person"))
                    .chain(() -> listeners.tell(listener -> listener.managed(incident, previous, reason, current.get())))
                    .chain(() -> updated(incident, "incidentManager", subject(previous), subject(person), reason));
        });
    }

    /** Which team answers for it; none where null. */
    Uni<IncidentView> giveToTeam(UUID id, IfMatch version, String team, String reason) {
        return held(id, version).chain(incident -> {
            var previous = incident.team;
            incident.liveOr("team");
            if (Objects.equals(previous, team)) {
                return Uni.createFrom().item(IncidentView.of(incident));
            }
            incident.giveTo(team, current.get(), clock.instant());
            return incidents.flush()
                    .chain(() -> listeners.tell(listener -> listener.givenToTeam(incident, previous, reason, current.get())))
                    .chain(() -> updated(incident, "team", previous, team, reason));
        });
    }

    /** What changes nothing is no reclassification: the incident is answered as it is. */
    Uni<IncidentView> reclassify(UUID id, IfMatch version, Reclassification request) {
        return held(id, version).chain(incident -> {
            var previous = incident.classification();
            var next = request.over(previous);
            incident.liveOr("reclassification");
            if (next.equals(previous)) {
                return Uni.createFrom().item(IncidentView.of(incident));
            }
            var playbook = incident.playbook;
            incident.reclassify(next, current.get(), clock.instant());
            return playbookOf(incident, previous).chain(incidents::flush)
                    .chain(() -> listeners
                            .tell(listener -> listener.reclassified(incident, previous, playbook, request.reason(),
                                    current.get())))
                    .chain(() -> updated(incident, "classification", previous, next, request.reason()));
        });
    }

    /** What is taken for something else is worked by another playbook. */
    private Uni<Void> playbookOf(Incident incident, Classification previous) {
        if (incident.incidentType == previous.incidentType()) {
            return Uni.createFrom().voidItem();
        }
        return defaults.of(incident.incidentType, incident.details.detectionMethod(), incident.severity)
                .invoke(known -> incident.playbook = known.playbook()).replaceWithVoid();
    }

    Uni<RestrictionView> restriction(UUID id) {
        return incidents.visible(id).chain(incident -> members.of(id)
                .map(held -> new RestrictionView(held.stream().filter(it -> !it.role.isOffice()).map(it -> it.holder).distinct()
                        .toList(), incident.version)));
    }

    Uni<IncidentView> restrict(UUID id, IfMatch version, Restriction request) {
        return held(id, version).chain(incident -> {
            var by = current.get();
            var now = clock.instant();
            // Roles come first: once it is restricted, whoever is nothing to it sees nothing of it.
            return restricting.to(incident, request.members(), by, now).invoke(() -> incident.restrict(true, by, now))
                    .call(() -> sight.check(incident, "/members"))
                    .call(() -> listeners.tell(listener -> listener.accessChanged(incident, by)))
                    .call(it -> listeners.tell(listener -> listener.rolesChanged(incident, it.begun(), it.ended(), by)))
                    .chain(it -> updated(incident, "members", subjects(it.before()), subjects(it.now()), null));
        });
    }

    /**
     * Who was named stays an observer, of what everybody sees. Not while something restricted was merged into it: its alerts and what was
     * observed in it would be everybody's too.
     */
    Uni<IncidentView> lift(UUID id, IfMatch version) {
        return held(id, version).chain(incident -> {
            incident.restrict(false, current.get(), clock.instant());
            return sight.check(incident, "")
                    .chain(() -> listeners.tell(listener -> listener.accessChanged(incident, current.get())))
                    .chain(() -> updated(incident, "restricted", true, false, null));
        });
    }

    private Uni<Incident> held(UUID id, IfMatch version) {
        return incidents.locked(id).invoke(incident -> IfMatch.check(version, incident.version));
    }

    private Uni<IncidentView> updated(Incident incident, String what, Object from, Object to, String reason) {
        var detail = new HashMap<String, Object>();
        detail.put("changed", what);
        detail.put("from", from);
        detail.put("to", to);
        if (reason != null) {
            detail.put("reason", reason);
        }
        return audit.record("incident_updated", "incident", incident.id, Discretion.of(incident, withoutNulls(detail)))
                .replaceWith(() -> IncidentView.of(incident));
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> detail) {
        detail.values().removeIf(Objects::isNull);
        return detail;
    }

    private static List<String> subjects(List<Person> people) {
        return people.stream().map(Person::subject).toList();
    }

    private static String subject(Person person) {
        return person == null ? null : person.subject();
    }
}
