package io.harrier.incidents.observable;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentListener;
import io.harrier.platform.access.Caller;
import io.smallrye.mutiny.Uni;

/**
 * What people say was observed in an incident is known in the one that it is merged into too, until that is undone; what its alerts brought
 * comes with them.
 */
@Singleton
@Priority(IncidentListener.HISTORY)
class MergedObservables implements IncidentListener {

    private final ObservableMoves moves;

    MergedObservables(ObservableMoves moves) {
        this.moves = moves;
    }

    @Override
    public Uni<Void> merged(Incident incident, Incident into, Caller by) {
        return moves.takeAlong(incident.id, into.id, IncidentObservables.MOST);
    }

    @Override
    public Uni<Void> unmerged(Incident incident, Incident from, String reason, Caller by) {
        return moves.giveBack(incident.id, from.id);
    }
}
