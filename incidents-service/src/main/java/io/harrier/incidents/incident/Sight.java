package io.harrier.incidents.incident;

import java.time.Clock;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.harrier.platform.access.Caller;
import io.smallrye.mutiny.Uni;

/** Who sees an incident may change with what is done to it: whoever hides it elsewhere is told. */
@Singleton
public class Sight {

    private final IncidentRepository incidents;
    private final IncidentMembers members;
    private final IncidentListeners listeners;
    private final Clock clock;

    Sight(IncidentRepository incidents, IncidentMembers members, IncidentListeners listeners, Clock clock) {
        this.incidents = incidents;
        this.members = members;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Does something to an incident that is held, marks it changed, and tells of it where other people see it afterwards. */
    public Uni<Void> change(Incident incident, Caller by, Supplier<Uni<Void>> change) {
        return members.whoSaw(incident).chain(before -> change.get().invoke(() -> incident.touch(by, clock.instant()))
                .chain(incidents::flush).chain(() -> members.whoSee(incident))
                .chain(after -> after == null || after.equals(before)
                        ? Uni.createFrom().voidItem()
                        : listeners.tell(listener -> listener.accessChanged(incident, by))));
    }
}
