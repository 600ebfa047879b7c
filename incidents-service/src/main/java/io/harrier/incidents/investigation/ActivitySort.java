package io.harrier.incidents.investigation;

import java.time.Instant;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Order;

/** How a list of activities is ordered. */
enum ActivitySort implements Order {
    NEWEST("-createdAt"),
    /** The next due first, without those that are not due ever. */
    DUE("dueAt");

    private final String wire;

    ActivitySort(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    Cursor after(Activity last) {
        return this == NEWEST ? Cursor.of(wire, last.id) : Cursor.of(wire, last.content.dueAt(), last.id);
    }

    /** Adds what comes after the cursor; answers the order. */
    String narrow(Conditions conditions, String encoded) {
        var cursor = Cursor.decode(encoded, wire, this == NEWEST ? 1 : 2);
        if (this == NEWEST) {
            conditions.with("id < :last", "last", cursor == null ? null : cursor.id(0));
            return "id desc";
        }
        conditions.with("content.dueAt >= :due", "due", cursor == null ? Instant.EPOCH : cursor.instant(0))
                .with("(content.dueAt > :due or id > :last)", "last", cursor == null ? null : cursor.id(1));
        return "content.dueAt, id";
    }
}
