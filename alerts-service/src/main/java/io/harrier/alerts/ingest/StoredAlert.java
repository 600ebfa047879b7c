package io.harrier.alerts.ingest;

import java.util.Locale;
import java.util.UUID;

import io.harrier.alerts.alert.AlertStatus;
import io.harrier.alerts.alert.Severity;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;

/**
 * What became of a sighting in the database: a new alert, or an old one that counted it. {@code leftIncident} is the reference of
 * the incident that one reopened by it had ended with; {@code surfaced} tells of one that no longer is suppressed, null for others.
 */
record StoredAlert(UUID id, long version, AlertStatus status, Severity severity, long seenCount, long exactRepeats,
        boolean isNew,
        AlertStatus before, Severity severityBefore, boolean raisedNow, String assignedTo, String assignedToName,
        String leftIncident, boolean announcedBefore, JsonObject surfaced) {

    static StoredAlert of(Row row) {
        boolean isNew = row.getBoolean("is_new");
        return new StoredAlert(row.getUUID("id"), row.getLong("version"), status(row.getString("status")),
                Severity.named(row.getString("severity")).orElseThrow(), row.getLong("seen_count"),
                row.getLong("exact_repeats"), isNew,
                isNew ? null : status(row.getString("old_status")),
                isNew ? null : Severity.named(row.getString("old_severity")).orElseThrow(),
                !isNew && row.getBoolean("raised_now"), row.getString("assigned_to"), row.getString("assigned_to_name"),
                row.getString("left_incident"), !isNew && row.getBoolean("was_announced"), row.getJsonObject("surfaced"));
    }

    /** Whether it is out of sight by this: new, or resolved before. */
    boolean hidden() {
        return status == AlertStatus.SUPPRESSED && before != AlertStatus.SUPPRESSED;
    }

    boolean reopened() {
        return before == AlertStatus.RESOLVED && status == AlertStatus.OPEN;
    }

    /** Whether the source made it worse than it was, for an alert that somebody may be at. */
    boolean raised() {
        return !isNew && (raisedNow || severity.isWorseThan(severityBefore));
    }

    private static AlertStatus status(String wire) {
        return AlertStatus.valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
