package io.harrier.incidents.role;

import java.util.Locale;

import io.harrier.incidents.incident.Incident;
import io.harrier.platform.access.Caller;
import io.smallrye.mutiny.Uni;

/** Hears, inside the transaction, when somebody becomes something to an incident or stops being it; owners and managers apart. */
public interface RoleListener {

    enum Change {
        GRANTED, ENDED, LAPSED;

        public final String wire = name().toLowerCase(Locale.ROOT);
    }

    Uni<Void> roleChanged(Incident incident, RoleView role, Change change, Caller by);
}
