package io.harrier.alerts.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.alert.AlertAnnouncements.Thing;
import io.harrier.alerts.alert.Confidence;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.alert.SourceType;
import io.harrier.alerts.format.Reading;
import io.harrier.alerts.format.Reading.Fault;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a record would become. */
@RegisterForReflection
record Preview(
        @Schema(description = "The format it was read as; absent where it was not read", examples = "suricata") String format,
        @Schema(description = "Whether a filter of its collection drops it") boolean filtered, List<Alert> alerts) {

    static final Preview FILTERED = new Preview(null, true, List.of());

    /** An alert that is not stored. */
    @RegisterForReflection
    @Schema(name = "PreviewedAlert")
    record Alert(String sourceSystem, String sourceId, SourceType sourceType, String title, String description,
            @Schema(description = "Absent where the source's default would hold") Severity severity,
            String severityOriginal, String classification, Confidence confidence, Instant seenAt, Entity entity,
            List<String> affectedSystems, List<String> affectedAssets, List<Found> observables,
            Map<String, Object> defenderContext, Map<String, Object> enrichment, List<String> quality,
            List<Imperfection> faults) {

        static Alert of(Reading reading) {
            var alert = reading.alert();
            return new Alert(alert.sourceSystem(), alert.sourceId(), alert.sourceType(), alert.title(), alert.description(),
                    alert.severity(), alert.severityOriginal(), alert.classification(), alert.confidence(), alert.seenAt(),
                    Entity.of(alert.entity()), alert.affectedSystems(), alert.affectedAssets(),
                    alert.observables().stream().map(Found::of).toList(), alert.defenderContext(), alert.enrichment(),
                    alert.quality(), reading.faults().stream().map(Imperfection::of).toList());
        }
    }

    @RegisterForReflection
    @Schema(name = "PreviewedEntity")
    record Entity(String type, String id, String name) {

        static Entity of(Thing thing) {
            return thing == null ? null : new Entity(thing.type(), thing.id(), thing.name());
        }
    }

    @RegisterForReflection
    @Schema(name = "PreviewedObservable")
    record Found(String type, String value) {

        static Found of(Observable observable) {
            return new Found(observable.type().wire, observable.value());
        }
    }

    @RegisterForReflection
    @Schema(name = "PreviewedFault")
    record Imperfection(@Schema(description = "Where in the record", examples = "/time") String pointer,
            @Schema(description = "As quality names it", examples = "detected_at_in_seconds") String flag, String detail) {

        static Imperfection of(Fault fault) {
            return new Imperfection(fault.pointer(), fault.flag(), fault.detail());
        }
    }

    static Preview of(List<Reading> readings) {
        return new Preview(readings.get(0).format(), false, readings.stream().map(Alert::of).toList());
    }
}
