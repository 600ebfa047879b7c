package io.harrier.postmortems.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.hibernate.reactive.mutiny.Mutiny;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.problem.RuleBroken;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** What must complete before a task: any tasks of the tenant, never in a circle. */
@Singleton
class TaskDependencies {

    private static final String HIDDEN = "a task that is hidden from you";
    /** One change of the tenant's graph at a time: two changes that are fine alone could close a circle together. */
    private static final String ONE_AT_A_TIME = """
        select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) as locked""";
    private static final String KNOWN = "select id, title from remediation_tasks where id in (?1)";
    private static final String REACHABLE = """
        with recursive reachable as (
            select task_id, depends_on_id from remediation_task_dependencies where task_id in (?1)
            union
            select d.task_id, d.depends_on_id from remediation_task_dependencies d
                join reachable r on d.task_id = r.depends_on_id)
        select task_id, depends_on_id from reachable""";
    /** Those that the caller sees; the others are kept, and hold the task up as well. */
    private static final String OF_TASKS = """
        select d.task_id, d.depends_on_id from remediation_task_dependencies d
            join remediation_tasks t on t.tenant_id = d.tenant_id and t.id = d.depends_on_id
        where d.task_id in (?1) order by d.task_id, d.depends_on_id""";
    private static final String OPEN = "select coalesce(title, '" + HIDDEN + "') from open_dependencies(?1)";
    private static final String REMOVE = """
        delete from remediation_task_dependencies d using remediation_tasks t
        where d.task_id = ?1 and t.tenant_id = d.tenant_id and t.id = d.depends_on_id""";
    private static final String ADD = "insert into remediation_task_dependencies (task_id, depends_on_id) values (?1, ?2)";

    private final CurrentCaller caller;

    TaskDependencies(CurrentCaller caller) {
        this.caller = caller;
    }

    /** For each of these tasks the ones it waits for. */
    Uni<Map<UUID, List<UUID>>> of(List<UUID> tasks) {
        return tasks.isEmpty() ? Uni.createFrom().item(Map.of()) : edges(OF_TASKS, tasks);
    }

    Uni<List<UUID>> of(UUID task) {
        return of(List.of(task)).map(found -> found.getOrDefault(task, List.of()));
    }

    /**
     * Makes the task wait for these and no others.
     *
     * @throws RuleBroken when one of them is not there, or waits for the task itself; names the circle
     */
    Uni<List<UUID>> set(UUID task, List<UUID> wanted) {
        var dependencies = List.copyOf(new LinkedHashSet<>(wanted));
        return Panache.getSession().chain(session -> lock(session)
                .chain(() -> dependencies.isEmpty() ? Uni.createFrom().voidItem() : ensureNoCircle(session, task, dependencies))
                .chain(() -> session.createNativeQuery(REMOVE).setParameter(1, task).executeUpdate())
                .chain(() -> add(session, task, dependencies, 0)))
                .chain(() -> of(task));
    }

    /** @throws RuleBroken while a task that it waits for is neither completed nor cancelled */
    Uni<Void> ensureDone(UUID task) {
        return Panache.getSession()
                .chain(session -> session.<String>createNativeQuery(OPEN).setParameter(1, task).getResultList())
                .invoke(open -> {
                    if (!open.isEmpty()) {
                        throw new RuleBroken("", "It waits for: " + String.join(", ", open));
                    }
                }).replaceWithVoid();
    }

    private Uni<Integer> lock(Mutiny.Session session) {
        return session.<Integer>createNativeQuery(ONE_AT_A_TIME)
                .setParameter(1, "task dependencies of " + caller.get().tenantId()).getSingleResult();
    }

    private Uni<Void> ensureNoCircle(Mutiny.Session session, UUID task, List<UUID> dependencies) {
        var concerned = new ArrayList<>(dependencies);
        concerned.add(task);
        return titles(session, concerned)
                .invoke(titles -> ensureThere(dependencies, titles))
                .chain(() -> edges(REACHABLE, dependencies))
                .map(graph -> new TaskGraph(graph).cycleIf(task, dependencies))
                .chain(cycle -> cycle.isEmpty() ? Uni.createFrom().voidItem() : titles(session, cycle.get()).invoke(titles -> {
                    throw new RuleBroken("/dependencies", "They would wait for each other: "
                            + cycle.get().stream().map(it -> titles.getOrDefault(it, HIDDEN))
                                    .collect(Collectors.joining(" → ")));
                }).replaceWithVoid());
    }

    private static void ensureThere(List<UUID> dependencies, Map<UUID, String> titles) {
        for (var i = 0; i < dependencies.size(); i++) {
            if (!titles.containsKey(dependencies.get(i))) {
                throw new RuleBroken("/dependencies/" + i, "There is no remediation task " + dependencies.get(i));
            }
        }
    }

    private static Uni<Map<UUID, String>> titles(Mutiny.Session session, List<UUID> tasks) {
        return session.<Object[]>createNativeQuery(KNOWN).setParameter(1, tasks).getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1])));
    }

    private static Uni<Map<UUID, List<UUID>>> edges(String query, List<UUID> tasks) {
        return Panache.getSession()
                .chain(session -> session.<Object[]>createNativeQuery(query).setParameter(1, tasks).getResultList())
                .map(rows -> {
                    var edges = new HashMap<UUID, List<UUID>>();
                    rows.forEach(row -> edges.computeIfAbsent((UUID) row[0], task -> new ArrayList<>()).add((UUID) row[1]));
                    return edges;
                });
    }

    private static Uni<Void> add(Mutiny.Session session, UUID task, List<UUID> dependencies, int from) {
        if (from == dependencies.size()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(ADD).setParameter(1, task).setParameter(2, dependencies.get(from)).executeUpdate()
                .chain(() -> add(session, task, dependencies, from + 1));
    }
}
