package io.harrier.incidents.incident;

import java.util.List;

import io.harrier.platform.access.Caller;
import io.smallrye.mutiny.Uni;

/**
 * What hangs on the life of an incident: its timeline, its clocks, what other services are told. Listeners are called one after the other,
 * the highest {@code @Priority} first, inside the transaction in which it happens; one that fails undoes it.
 */
public interface IncidentListener {

    /** Alerts are linked before anybody else hears of the incident. */
    int LINKS = 400;
    int HISTORY = 300;
    int ANNOUNCEMENTS = 200;
    /** A clock that is breached by now says so after the move that found it. */
    int CLOCKS = 100;

    default Uni<Void> opened(Incident incident, Opening opening, Caller by) {
        return Uni.createFrom().voidItem();
    }

    /** Asked before an incident is closed by hand; refuses by failing. */
    default Uni<Void> closing(Incident incident) {
        return Uni.createFrom().voidItem();
    }

    default Uni<Void> moved(Incident incident, Move move) {
        return Uni.createFrom().voidItem();
    }

    /** The incident has ended in favour of another; comes before {@link #moved}. */
    default Uni<Void> merged(Incident incident, Incident into, Caller by) {
        return Uni.createFrom().voidItem();
    }

    /** The incident lives again, apart from the one it had been merged into; comes before {@link #moved}. */
    default Uni<Void> unmerged(Incident incident, Incident from, String reason, Caller by) {
        return Uni.createFrom().voidItem();
    }

    /** What people write about it has changed. */
    default Uni<Void> described(Incident incident, IncidentDetails previous, Caller by) {
        return Uni.createFrom().voidItem();
    }

    /** @param playbook the one it was worked by before; null where there was none */
    default Uni<Void> reclassified(Incident incident, Classification previous, String playbook, String reason, Caller by) {
        return Uni.createFrom().voidItem();
    }

    /** Another owner, or nobody. {@code previous} is null where nobody was. */
    default Uni<Void> assigned(Incident incident, Person previous, String reason, Caller by) {
        return Uni.createFrom().voidItem();
    }

    /** Another incident manager, or nobody. */
    default Uni<Void> managed(Incident incident, Person previous, String reason, Caller by) {
        return Uni.createFrom().voidItem();
    }

    /** Another team, or none. {@code previous} is null where there was none. */
    default Uni<Void> givenToTeam(Incident incident, String previous, String reason, Caller by) {
        return Uni.createFrom().voidItem();
    }

    /** These roles, owner and manager apart, began and ended with what was done to it; comes after what tells of that. */
    default Uni<Void> rolesChanged(Incident incident, List<RoleHolding> begun, List<RoleHolding> ended, Caller by) {
        return Uni.createFrom().voidItem();
    }

    /** Restricted to these people, to more, fewer or others, or everybody's again. */
    default Uni<Void> accessChanged(Incident incident, Caller by) {
        return Uni.createFrom().voidItem();
    }
}
