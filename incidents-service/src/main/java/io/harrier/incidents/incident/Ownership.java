package io.harrier.incidents.incident;

import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.Forbidden;

/** Who may make whom the owner: anybody who works on incidents takes one that is nobody's and gives up their own; the rest is a manager's. */
final class Ownership {

    private Ownership() {
    }

    static void check(Incident incident, Person next, Caller by, boolean mayDirect) {
        var owner = incident.owner;
        boolean theirs = owner == null || owner.is(by);
        boolean forThemselves = next == null || next.is(by);
        if (!mayDirect && incident.restricted && next != null && owner == null) {
            throw new Forbidden("Only an incident manager says whose a restricted incident is");
        }
        if (!mayDirect && !(theirs && forThemselves)) {
            throw new Forbidden(theirs
                    ? "Only an incident manager gives an incident to somebody else"
                    : "It is somebody else's: an incident manager can take it over");
        }
    }
}
