package io.harrier.postmortems.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What waits for what.
 *
 * @param dependencies for a task the tasks that must complete before it; a task that waits for none may be absent
 */
public record TaskGraph(Map<UUID, ? extends Collection<UUID>> dependencies) {

    /**
     * The shortest cycle that would close if this task waited for those, from the task along its dependencies back to itself
     * ({@code [a, b, a]}: a would wait for b, b waits for a). Empty when there is none.
     */
    public Optional<List<UUID>> cycleIf(UUID task, Collection<UUID> waitsFor) {
        var reachedFrom = new HashMap<UUID, UUID>();
        var queue = new ArrayDeque<UUID>();
        waitsFor.forEach(first -> reach(first, task, reachedFrom, queue));
        while (!queue.isEmpty() && !reachedFrom.containsKey(task)) {
            var at = queue.remove();
            dependenciesOf(at).forEach(next -> reach(next, at, reachedFrom, queue));
        }
        return reachedFrom.containsKey(task) ? Optional.of(pathBack(task, reachedFrom)) : Optional.empty();
    }

    private static void reach(UUID next, UUID from, Map<UUID, UUID> reachedFrom, ArrayDeque<UUID> queue) {
        if (reachedFrom.putIfAbsent(next, from) == null) {
            queue.add(next);
        }
    }

    private static List<UUID> pathBack(UUID task, Map<UUID, UUID> reachedFrom) {
        var path = new ArrayList<UUID>(List.of(task));
        for (var at = reachedFrom.get(task); !at.equals(task); at = reachedFrom.get(at)) {
            path.add(at);
        }
        path.add(task);
        Collections.reverse(path);
        return List.copyOf(path);
    }

    private Collection<UUID> dependenciesOf(UUID task) {
        var found = dependencies.get(task);
        return found == null ? List.of() : found;
    }
}
