package io.harrier.postmortems.review;

import io.harrier.platform.paging.Order;

/** The orders in which reviews are listed. */
public enum ReviewSort implements Order {
    /** Newest first. */
    CREATED("-createdAt"),
    /** The next one due first. */
    SCHEDULED_DATE("scheduledDate");

    private final String wire;

    ReviewSort(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
