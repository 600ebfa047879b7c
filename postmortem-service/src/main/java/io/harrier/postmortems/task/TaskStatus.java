package io.harrier.postmortems.task;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a task is. What may follow comes from {@link TaskStep}. */
public enum TaskStatus {
    NOT_STARTED,
    IN_PROGRESS,
    BLOCKED,
    COMPLETED,
    CANCELLED,
    DEFERRED;

    @JsonValue
    @EnumeratedValue
    private final String wire = name().toLowerCase(Locale.ROOT);

    /** Somebody still has something to do. */
    public boolean isOpen() {
        return this != COMPLETED && this != CANCELLED;
    }

    /** Does not keep a task waiting that depends on it: done, or never to be done. */
    public boolean releasesDependents() {
        return !isOpen();
    }

    /** The steps this status allows, in the order of a life. */
    public List<TaskStep> steps() {
        return Arrays.stream(TaskStep.values()).filter(step -> step.isLegalFrom(this)).toList();
    }

    /**
     * The status a word stands for: as on the wire, or the synonym {@code open}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static TaskStatus named(String word) {
        if (word.equals("open")) {
            return NOT_STARTED;
        }
        return Arrays.stream(values()).filter(status -> status.wire().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No task status is called " + word));
    }

    /** As on the wire and in the database. */
    public String wire() {
        return wire;
    }
}
