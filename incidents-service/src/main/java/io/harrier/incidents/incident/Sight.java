package io.harrier.incidents.incident;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.RuleBroken;
import io.smallrye.mutiny.Uni;

/** Who sees an incident may change with what is done to it: whoever hides it elsewhere is told. */
@Singleton
public class Sight {

    private static final Map<String, String> REFUSALS = Map.of(
            "nobody",
            "Nobody would see it without an end to that: give somebody a role without one, or make somebody its owner, first",
            "target",
            "A restricted incident was merged into it: it shows itself to those alone who see that one, for as long. Give them a"
                    + " role there, or undo the merge, first",
            "source",
            "It was merged into another incident, which shows itself to those alone who see this one, for as long: end their"
                    + " roles there, restrict that one, or undo the merge, first");

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

    /**
     * Refuses what was just done to an incident where it would leave a restricted one that nobody sees for good, or show what came with a
     * merge from a restricted one to people who do not see that one. Its roles are written.
     */
    public Uni<Void> check(Incident incident, String pointer) {
        return check(incident, pointer, true, true);
    }

    /** The same where only a restricted one can be so. */
    Uni<Void> checkRestricted(Incident incident, String pointer) {
        return incident.restricted ? check(incident, pointer) : Uni.createFrom().voidItem();
    }

    /** The same after more see it: nothing else can be worse than before. */
    public Uni<Void> checkWidened(Incident incident, String pointer) {
        return incident.restricted ? check(incident, pointer, true, false) : Uni.createFrom().voidItem();
    }

    /** The same after fewer see it. */
    public Uni<Void> checkNarrowed(Incident incident, String pointer) {
        return incident.restricted ? check(incident, pointer, false, true) : Uni.createFrom().voidItem();
    }

    /** The same after it was merged: nobody sees it, or what was merged into it, who did not before. */
    Uni<Void> checkMerged(Incident incident, String pointer) {
        return check(incident, pointer, false, true, "nobody");
    }

    private Uni<Void> check(Incident incident, String pointer, boolean widened, boolean narrowed) {
        return check(incident, pointer, widened, narrowed, "");
    }

    private Uni<Void> check(Incident incident, String pointer, boolean widened, boolean narrowed, String butFor) {
        return incidents.flush().chain(() -> incidents.sightRefusal(incident.id, widened, narrowed)).invoke(why -> {
            if (why != null && !why.equals(butFor)) {
                throw new RuleBroken(pointer, REFUSALS.get(why));
            }
        }).replaceWithVoid();
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
