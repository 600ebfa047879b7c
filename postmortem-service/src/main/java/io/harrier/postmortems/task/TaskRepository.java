package io.harrier.postmortems.task;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@Singleton
class TaskRepository implements PanacheRepositoryBase<Task, UUID> {

    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
    private static final String PLAN = "select plan_id from remediation_tasks where id = ?1";

    Uni<Task> require(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("remediation task", id));
    }

    Uni<Task> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull()
                .failWith(() -> new NotFound("remediation task", id));
    }

    /** The open tasks of a plan, locked in the order of their ids. */
    Uni<List<Task>> lockOpen(UUID plan) {
        return find("planId = ?1 and status not in ?2 order by id", plan, List.of(TaskStatus.COMPLETED, TaskStatus.CANCELLED))
                .withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** The plan of a task, read without the task: it is locked before its task is. Empty for a task directly of an incident. */
    Uni<Optional<UUID>> planOf(UUID task) {
        return Panache.getSession()
                .chain(session -> session.<UUID>createNativeQuery(PLAN).setParameter(1, task).getResultList())
                .map(rows -> {
                    if (rows.isEmpty()) {
                        throw new NotFound("remediation task", task);
                    }
                    return Optional.ofNullable(rows.get(0));
                });
    }

    /** One row more than asked for, where there is one. */
    Uni<List<Task>> list(TaskFilter filter, PageRequest page) {
        var conditions = new Conditions()
                .anyOf("status in (:status)", "status", filter.statuses())
                .anyOf("content.type in (:type)", "type", filter.type)
                .anyOf("content.priority in (:priority)", "priority", filter.priority)
                .with("planId = :plan", "plan", filter.planId)
                .with("incidentId = :incident", "incident", filter.incidentId)
                .with("assignment.assignee.subject = :assignee", "assignee", filter.assignedTo)
                .with("content.dueDate <= :until", "until", filter.dueUntil)
                .with("updated.at >= :since", "since", page.updatedSince);
        var order = after(filter.order(), page.cursor, conditions);
        return find(conditions.text() + " order by " + order, conditions.values()).range(0, page.limit).list();
    }

    static Cursor cursor(TaskSort sort, UUID id, Object dueDate) {
        return switch (sort) {
            case CREATED -> Cursor.of(sort.wire(), id);
            case DUE_DATE -> Cursor.of(sort.wire(), dueDate, id);
        };
    }

    private static String after(TaskSort sort, String encoded, Conditions conditions) {
        return switch (sort) {
            case CREATED -> {
                var cursor = Cursor.decode(encoded, sort.wire(), 1);
                conditions.with("id < :last", "last", cursor == null ? null : cursor.id(0));
                yield "id desc";
            }
            case DUE_DATE -> {
                var cursor = Cursor.decode(encoded, sort.wire(), 2);
                conditions.with("content.dueDate >= :day", "day", cursor == null ? EARLIEST : cursor.date(0))
                        .with("(content.dueDate > :day or id > :last)", "last", cursor == null ? null : cursor.id(1));
                yield "content.dueDate, id";
            }
        };
    }
}
