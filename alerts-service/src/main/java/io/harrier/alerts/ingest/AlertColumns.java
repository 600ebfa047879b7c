package io.harrier.alerts.ingest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Hold;
import io.harrier.alerts.source.RefirePolicy;
import io.harrier.platform.storage.Columns;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;

/** The parameters of {@link AlertUpsert}'s statement, in its order. */
final class AlertColumns {

    /** The place of {@link #exceptions}. */
    static final int EXCEPTIONS = 35;
    private static final Thing NOTHING = new Thing(null, null, null);

    private AlertColumns() {
    }

    static Tuple of(List<Sighting> all, Instant now) {
        return Columns.of(all)
                .uuids(it -> it.identity.tenant())
                .uuids(it -> it.id)
                .texts(it -> it.identity.sourceSystem())
                .texts(it -> it.identity.sourceId())
                .texts(it -> it.first.sourceType().wire)
                .texts(it -> it.first.title())
                .texts(it -> it.severity.wire)
                .texts(it -> it.first.severityOriginal())
                .bytes(it -> HexFormat.of().parseHex(it.first.payload().sha256()))
                .times(it -> it.firstSeenAt)
                .times(it -> it.lastSeenAt)
                .longs(it -> it.count)
                .longs(Sighting::exactRepeats)
                .uuids(it -> it.previous)
                .texts(it -> it.first.description())
                .texts(it -> it.first.classification())
                .texts(it -> it.first.confidence() == null ? null : it.first.confidence().wire)
                .texts(it -> entity(it).type())
                .texts(it -> entity(it).id())
                .texts(it -> entity(it).name())
                .lists(it -> it.first.affectedSystems())
                .lists(it -> it.first.affectedAssets())
                .texts(it -> number(it.first.thresholdValue()))
                .texts(it -> number(it.first.currentValue()))
                .texts(it -> json(it.first.defenderContext()))
                .texts(it -> json(it.first.enrichment()))
                .lists(it -> it.first.quality())
                .longs(it -> it.priority.base())
                .longs(it -> it.priority.recurrenceWeight())
                .texts(it -> it.priority.factors().encode())
                .objects(it -> it.opensHidden() ? hold(it.hold(), it.receivedAt) : null)
                .uuids(it -> it.team)
                .uuids(it -> it.policy.id())
                .all(now)
                .all(exceptions(all))
                .tuple();
    }

    /**
     * By id what holds of few: that a resolved alert is not to reopen, what hides its records, that all say that it is over, and
     * how often each payload came where they differ.
     */
    private static JsonObject exceptions(List<Sighting> all) {
        var exceptions = new JsonObject();
        for (Sighting sighting : all) {
            var own = new JsonObject();
            if (sighting.refire() != RefirePolicy.REOPEN) {
                own.put("refire", sighting.refire().wire);
            }
            if (sighting.hold() != null) {
                own.put("hold", hold(sighting.hold(), sighting.receivedAt));
            }
            if (sighting.isOver()) {
                own.put("over", true);
            }
            if (sighting.countByHash.size() > 1) {
                own.put("hashes", new JsonObject(new HashMap<>(sighting.countByHash)));
            }
            if (!own.isEmpty()) {
                exceptions.put(sighting.id.toString(), own);
            }
        }
        return exceptions;
    }

    private static Thing entity(Sighting sighting) {
        return sighting.first.entity() == null ? NOTHING : sighting.first.entity();
    }

    private static String number(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static String json(Map<String, Object> object) {
        return object == null ? null : new JsonObject(object).encode();
    }

    private static JsonObject hold(Hold hold, Instant now) {
        var json = new JsonObject().put("kind", hold.kind().wire).put("id", hold.id().toString()).put("reason", hold.reason());
        put(json, "until", hold.until());
        put(json, "due", hold.dueAt(now));
        return json;
    }

    private static void put(JsonObject object, String name, Instant time) {
        if (time != null) {
            object.put(name, time.toString());
        }
    }
}
