package io.harrier.alerts.processing;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Confidence;
import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;
import io.harrier.alerts.format.AlertRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads alerts that are there as the records they were, but for the payload. */
@Singleton
class StoredRecords {

    private static final String LAST = """
        select a.id, a.source_system, a.source_id, a.source_type, a.title, a.description, a.source_severity,
            a.severity_original, a.classification, a.confidence, a.first_seen_at, a.entity_type, a.entity_id, a.entity_name,
            a.affected_systems, a.affected_assets, a.threshold_value, a.current_value, a.defender_context, a.enrichment,
            a.quality, (select jsonb_agg(jsonb_build_object('type', o.type, 'value', o.value) order by o.type, o.value)
                from alert_observables o where o.tenant_id = a.tenant_id and o.alert_id = a.id) as observables
        from security_alerts a order by a.id desc limit $1""";

    /** An alert as a record; one that is not stored has no id. */
    record Stored(UUID id, AlertRecord alert, Severity severity) {
    }

    /** The newest that the caller may see. */
    Uni<List<Stored>> last(SqlConnection connection, int most) {
        return connection.preparedQuery(LAST).execute(Tuple.of(most)).map(rows -> {
            var found = new ArrayList<Stored>();
            rows.forEach(row -> found.add(stored(row)));
            return found;
        });
    }

    private static Stored stored(Row row) {
        var severity = Severity.named(row.getString("source_severity")).orElseThrow();
        String confidence = row.getString("confidence");
        var entity = new Thing(row.getString("entity_type"), row.getString("entity_id"), row.getString("entity_name"));
        boolean none = entity.type() == null && entity.id() == null && entity.name() == null;
        return new Stored(row.getUUID("id"), new AlertRecord(row.getString("source_system"), row.getString("source_id"),
                SourceType.valueOf(upper(row.getString("source_type"))), row.getString("title"), row.getString("description"),
                severity, row.getString("severity_original"), row.getString("classification"),
                confidence == null ? null : Confidence.valueOf(upper(confidence)),
                row.get(OffsetDateTime.class, "first_seen_at").toInstant(), none ? null : entity,
                List.of(row.getArrayOfStrings("affected_systems")), List.of(row.getArrayOfStrings("affected_assets")),
                observables(row.getJsonArray("observables")), row.getBigDecimal("threshold_value"),
                row.getBigDecimal("current_value"), map(row.getJsonObject("defender_context")),
                enrichment(row.getJsonObject("enrichment")),
                Arrays.stream(row.getArrayOfStrings("quality")).filter(it -> !it.equals(Workpiece.FLAG)).toList(), null),
                severity);
    }

    private static List<Observable> observables(JsonArray stored) {
        var observables = new ArrayList<Observable>();
        for (int index = 0; stored != null && index < stored.size(); index++) {
            var observable = stored.getJsonObject(index);
            observables.add(new Observable(ObservableType.valueOf(upper(observable.getString("type"))),
                    observable.getString("value")));
        }
        return observables;
    }

    /** What rules of then noted is none of what is tried now. */
    private static Map<String, Object> enrichment(JsonObject stored) {
        if (stored != null) {
            stored.remove(Workpiece.PROCESSING);
        }
        return map(stored);
    }

    private static Map<String, Object> map(JsonObject stored) {
        return stored == null ? null : stored.getMap();
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
