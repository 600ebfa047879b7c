package io.harrier.postmortems.task;

import jakarta.persistence.PostLoad;

import io.harrier.platform.dataaccess.SeenData;

/** Whoever is shown a task has it loaded: where its incident is restricted, the data access log learns of it here. */
public class TaskReads {

    @PostLoad
    void note(Task task) {
        SeenData.noteWithin("remediation_task", task.id, task.incidentId);
    }
}
