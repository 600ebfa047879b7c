package io.harrier.incidents.metrics;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.incident.UndoneClosings;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Measures incidents from what is written of them. */
@ApplicationScoped
@TenantTransaction
class MetricsService {

    private final IncidentService incidents;
    private final UndoneClosings undone;

    MetricsService(IncidentService incidents, UndoneClosings undone) {
        this.incidents = incidents;
        this.undone = undone;
    }

    Uni<MetricsView> of(UUID id) {
        return incidents.visible(id).chain(incident -> undone.of(id).map(all -> MetricsView.of(incident, all)));
    }
}
