package io.harrier.postmortems.task;

import java.util.Optional;

/**
 * Who may verify a task: anybody but the one it was assigned to and the one who reported it done.
 *
 * @param assignee subject, or null when nobody was assigned
 * @param completedBy subject of who reported it done
 */
public record Verification(String assignee, String completedBy) {

    /** Why this person may not verify it; empty when they may. */
    public Optional<String> objectionTo(String verifier) {
        if (verifier.equals(assignee)) {
            return Optional.of("A task is verified by somebody other than its assignee");
        }
        if (verifier.equals(completedBy)) {
            return Optional.of("A task is verified by somebody other than who reported it done");
        }
        return Optional.empty();
    }
}
