package io.harrier.postmortems.task;

import static io.harrier.postmortems.task.TaskStatus.BLOCKED;
import static io.harrier.postmortems.task.TaskStatus.CANCELLED;
import static io.harrier.postmortems.task.TaskStatus.COMPLETED;
import static io.harrier.postmortems.task.TaskStatus.DEFERRED;
import static io.harrier.postmortems.task.TaskStatus.IN_PROGRESS;
import static io.harrier.postmortems.task.TaskStatus.NOT_STARTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class TaskStatusTest {

    @Test
    void onlyTheStepsOfTheLifeAreLegal() {
        var legal = Map.of(
                NOT_STARTED, List.of(TaskStep.START, TaskStep.BLOCK, TaskStep.DEFER, TaskStep.CANCEL),
                IN_PROGRESS, List.of(TaskStep.BLOCK, TaskStep.COMPLETE, TaskStep.VERIFY, TaskStep.REJECT, TaskStep.DEFER,
                        TaskStep.CANCEL),
                BLOCKED, List.of(TaskStep.START, TaskStep.DEFER, TaskStep.CANCEL),
                DEFERRED, List.of(TaskStep.START, TaskStep.CANCEL),
                COMPLETED, List.<TaskStep>of(),
                CANCELLED, List.<TaskStep>of());
        for (var status : TaskStatus.values()) {
            assertEquals(legal.get(status), status.steps(), status::wire);
        }
    }

    @Test
    void whatIsDoneOrNeverToBeDoneKeepsNobodyWaiting() {
        assertTrue(COMPLETED.releasesDependents());
        assertTrue(CANCELLED.releasesDependents());
        assertFalse(DEFERRED.releasesDependents());
        assertFalse(BLOCKED.releasesDependents());
    }

    @Test
    void openMeansNotStarted() {
        assertEquals(NOT_STARTED, TaskStatus.named("open"));
        assertEquals(IN_PROGRESS, TaskStatus.named("in_progress"));
        assertThrows(IllegalArgumentException.class, () -> TaskStatus.named("done"));
    }
}
