package io.harrier.incidents.role;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentListener;
import io.harrier.incidents.incident.IncidentMembers;
import io.harrier.incidents.incident.IncidentRole;
import io.harrier.incidents.incident.Opening;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.incident.RoleHolding;
import io.harrier.platform.access.Caller;
import io.harrier.platform.ids.Ids;
import io.smallrye.mutiny.Uni;

/** Writes down who was owner and who incident manager, as the incident says; and fills the roles that it is opened with. */
@Singleton
@Priority(IncidentListener.HISTORY)
class OfficeHistory implements IncidentListener {

    private static final String MATRIX = "Named by the classification matrix";

    private final IncidentMembers members;
    private final Clock clock;
    private final Ids ids;

    OfficeHistory(IncidentMembers members, Clock clock, Ids ids) {
        this.members = members;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Uni<Void> opened(Incident incident, Opening opening, Caller by) {
        var first = new ArrayList<RoleHolding>();
        if (incident.owner != null) {
            first.add(granted(incident, IncidentRole.OWNER, incident.owner, null, by));
        }
        opening.defaults().roles().stream().filter(it -> it.person() != null)
                .forEach(it -> first.add(granted(incident, it.role(), it.person(), MATRIX, by)));
        return first.isEmpty() ? Uni.createFrom().voidItem() : members.addAll(first);
    }

    @Override
    public Uni<Void> assigned(Incident incident, Person previous, String reason, Caller by) {
        return follow(incident, IncidentRole.OWNER, incident.owner, reason, by);
    }

    @Override
    public Uni<Void> managed(Incident incident, Person previous, String reason, Caller by) {
        return follow(incident, IncidentRole.INCIDENT_MANAGER, incident.incidentManager, reason, by);
    }

    private Uni<Void> follow(Incident incident, IncidentRole office, Person next, String reason, Caller by) {
        return members.notEnded(incident.id).chain(all -> {
            var former = all.stream().filter(it -> it.role == office).findFirst().orElse(null);
            if (former != null && next != null && Objects.equals(former.holder.subject(), next.subject())) {
                return Uni.createFrom().voidItem();
            }
            if (former != null) {
                former.end(reason, by, clock.instant());
            }
            return members.addAll(next == null ? List.of() : List.of(granted(incident, office, next, reason, by)));
        });
    }

    private RoleHolding granted(Incident incident, IncidentRole role, Person person, String reason, Caller by) {
        return RoleHolding.granted(ids.next(), incident.id, role, person, null, reason, by, clock.instant());
    }
}
