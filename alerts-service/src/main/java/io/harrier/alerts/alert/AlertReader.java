package io.harrier.alerts.alert;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

/** Reads what the caller may see of alerts, their history and their incidents, for features that find them by other ways. */
@Singleton
public class AlertReader {

    private final AlertRepository alerts;
    private final AlertHistory history;
    private final KnownIncidents incidents;

    AlertReader(AlertRepository alerts, AlertHistory history, KnownIncidents incidents) {
        this.alerts = alerts;
        this.history = history;
        this.incidents = incidents;
    }

    /** Fails where there is none that the caller may see. */
    public Uni<AlertBrief> require(UUID id) {
        return alerts.get(id).map(AlertBrief::of);
    }

    public Uni<Map<UUID, AlertBrief>> briefs(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : alerts.list(List.copyOf(ids), "id")
                        .map(rows -> rows.stream().collect(Collectors.toMap(alert -> alert.id, AlertBrief::of)));
    }

    public Uni<Map<UUID, AlertEventView>> events(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : history.list(List.copyOf(ids)).map(rows -> rows.stream()
                        .collect(Collectors.toMap(event -> event.id, AlertEventView::of)));
    }

    public Uni<Map<UUID, KnownIncident>> incidents(Collection<UUID> ids) {
        return incidents.of(List.copyOf(ids))
                .map(rows -> rows.stream().collect(Collectors.toMap(KnownIncident::id, incident -> incident)));
    }
}
