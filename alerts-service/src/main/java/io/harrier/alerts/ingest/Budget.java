package io.harrier.alerts.ingest;

import java.time.Duration;
import java.time.OffsetDateTime;

import io.harrier.alerts.source.ThroughputLimit;
import io.vertx.mutiny.sqlclient.Row;

/**
 * What may be taken of the records that wait by a mapping.
 *
 * @param limit null where there is none any more: all of them then
 */
record Budget(ThroughputLimit limit, double tokens, long waiting, OffsetDateTime now) {

    Budget(Row row) {
        this(limit(row), row);
    }

    private Budget(ThroughputLimit limit, Row row) {
        this(limit, limit == null
                ? row.getDouble("tokens")
                : Throughput.refilled(limit, row.getDouble("tokens"), row.get(OffsetDateTime.class, "refilled_at"),
                        row.get(OffsetDateTime.class, "now")),
                row.getLong("waiting"), row.get(OffsetDateTime.class, "now"));
    }

    private static ThroughputLimit limit(Row row) {
        return row.getInteger("records") == null
                ? null
                : new ThroughputLimit(row.getInteger("records"), Duration.ofSeconds(row.getInteger("seconds")));
    }

    int allows(int most) {
        return limit == null ? most : (int) Math.max(0, Math.min(most, Math.floor(tokens)));
    }
}
