package io.harrier.postmortems.task;

import io.harrier.platform.paging.Order;

/** The orders in which tasks are listed. */
public enum TaskSort implements Order {
    /** Newest first. */
    CREATED("-createdAt"),
    /** The next one due first; tasks without a due date are left out. */
    DUE_DATE("dueDate");

    private final String wire;

    TaskSort(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
