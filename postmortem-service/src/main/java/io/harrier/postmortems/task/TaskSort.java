package io.harrier.postmortems.task;

/** The orders in which tasks are listed. */
public enum TaskSort {
    /** Newest first. */
    CREATED,
    /** The next one due first; tasks without a due date are left out. */
    DUE_DATE
}
