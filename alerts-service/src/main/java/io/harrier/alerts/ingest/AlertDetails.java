package io.harrier.alerts.ingest;

import java.time.Instant;
import java.util.UUID;

import io.harrier.alerts.alert.Hold;
import io.harrier.alerts.format.AlertRecord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What of a new alert {@link AlertUpsert} takes as JSON: columns that many alerts leave empty, and what hides it. */
final class AlertDetails {

    private AlertDetails() {
    }

    static JsonObject of(Sighting sighting) {
        AlertRecord alert = sighting.first;
        UUID logSource = sighting.policy.id();
        var rest = new JsonObject().put("systems", new JsonArray(alert.affectedSystems()))
                .put("assets", new JsonArray(alert.affectedAssets())).put("quality", new JsonArray(alert.quality()));
        put(rest, "logSource", logSource == null ? null : logSource.toString());
        put(rest, "description", alert.description());
        put(rest, "team", sighting.team == null ? null : sighting.team.toString());
        put(rest, "classification", alert.classification());
        put(rest, "confidence", alert.confidence() == null ? null : alert.confidence().wire);
        put(rest, "threshold", alert.thresholdValue() == null ? null : alert.thresholdValue().toPlainString());
        put(rest, "current", alert.currentValue() == null ? null : alert.currentValue().toPlainString());
        put(rest, "defender", alert.defenderContext() == null ? null : new JsonObject(alert.defenderContext()));
        put(rest, "enrichment", alert.enrichment() == null ? null : new JsonObject(alert.enrichment()));
        put(rest, "hold", hold(sighting.hold(), sighting.receivedAt));
        var priority = sighting.processed.priority();
        rest.put("priority", priority.base()).put("recurrence", priority.recurrenceWeight()).put("factors", priority.factors());
        if (alert.entity() != null) {
            put(rest, "entityType", alert.entity().type());
            put(rest, "entityId", alert.entity().id());
            put(rest, "entityName", alert.entity().name());
        }
        return rest;
    }

    private static JsonObject hold(Hold hold, Instant now) {
        if (hold == null) {
            return null;
        }
        var json = new JsonObject().put("kind", hold.kind().wire).put("id", hold.id().toString()).put("reason", hold.reason());
        put(json, "until", text(hold.until()));
        put(json, "due", text(hold.dueAt(now)));
        return json;
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }

    private static void put(JsonObject object, String name, Object value) {
        if (value != null) {
            object.put(name, value);
        }
    }
}
