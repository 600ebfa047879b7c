package io.harrier.incidents.metrics;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.UndoneClosing;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How long an incident took, by the formulas of docs/incidents.md. */
@RegisterForReflection
@Schema(name = "IncidentMetrics")
public record MetricsView(UUID incidentId, Measure timeToDetect, Measure timeToAcknowledge, Measure timeToContain,
        Measure timeToRemediate, Measure timeToClose, int reopenings,
        @Schema(description = "How long it was closed before it was reopened, all times together", examples = "PT0S") String stoodClosed) {

    static MetricsView of(Incident incident, List<UndoneClosing> undone) {
        var closed = undone.stream().map(UndoneClosing::stoodClosed).reduce(Duration.ZERO, Duration::plus);
        return new MetricsView(incident.id, IncidentMetric.DETECT.of(incident, undone),
                IncidentMetric.ACKNOWLEDGE.of(incident, undone), IncidentMetric.CONTAIN.of(incident, undone),
                IncidentMetric.REMEDIATE.of(incident, undone), IncidentMetric.CLOSE.of(incident, undone), undone.size(),
                closed.toString());
    }
}
