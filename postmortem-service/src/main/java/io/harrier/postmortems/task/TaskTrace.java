package io.harrier.postmortems.task;

import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.harrier.platform.audit.Audit;
import io.smallrye.mutiny.Uni;

/** What the audit keeps of a task's moves. */
@Singleton
class TaskTrace {

    private final Audit audit;

    TaskTrace(Audit audit) {
        this.audit = audit;
    }

    Uni<Void> record(String action, Task task) {
        var detail = new TreeMap<String, Object>(Map.of("title", task.content.title(), "status", task.status));
        if (task.planId != null) {
            detail.put("planId", task.planId);
        }
        if (task.statusReason != null) {
            detail.put("reason", task.statusReason);
        }
        return audit.record(action, "task", task.id, detail);
    }
}
