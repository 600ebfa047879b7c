package io.harrier.postmortems.review;

/** The orders in which reviews are listed. */
public enum ReviewSort {
    /** Newest first. */
    CREATED,
    /** The next one due first. */
    SCHEDULED_DATE
}
