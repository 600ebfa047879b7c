package io.harrier.incidents.announcement;

import jakarta.inject.Singleton;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.role.RoleListener;
import io.harrier.incidents.role.RoleView;
import io.harrier.platform.access.Caller;
import io.harrier.platform.events.EventType;
import io.smallrye.mutiny.Uni;

/** Tells the other services who becomes what to an incident; of owners and managers tells {@code incident.assigned}. */
@Singleton
class RoleEvents implements RoleListener {

    private static final EventType ROLE_CHANGED = IncidentEvents.type("role_changed");

    private final IncidentEvents events;

    RoleEvents(IncidentEvents events) {
        this.events = events;
    }

    @Override
    public Uni<Void> roleChanged(Incident incident, RoleView role, Change change, Caller by) {
        return events.announce(ROLE_CHANGED, incident,
                it -> new RoleChanged(it, change.wire, RoleChanged.Role.of(role), Actor.of(by), it.truncated()));
    }
}
