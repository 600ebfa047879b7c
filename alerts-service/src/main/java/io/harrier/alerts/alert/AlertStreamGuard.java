package io.harrier.alerts.alert;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.platform.stream.StreamGuard;
import io.harrier.platform.stream.StreamedEvent;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Shows people what happened to alerts that they may see at the time they are told: all the alerts an event speaks of, and the incident it
 * names. Of an escalation that is over nobody is told: what it led to may be hidden from them, and its reason with it.
 */
@ApplicationScoped
public class AlertStreamGuard implements StreamGuard {

    private static final String ALERTS = "io.harrier.alerts.alert.";

    /** What an event is about. */
    private record About(StreamedEvent event, Set<UUID> alerts, UUID incident, UUID escalation) {

        boolean isVisible(Map<UUID, Optional<UUID>> seen, Set<UUID> hidden) {
            return seen.keySet().containsAll(alerts) && (incident == null || !hidden.contains(incident))
                    && (escalation == null || alerts.stream().allMatch(it -> seen.get(it).equals(Optional.of(escalation))));
        }
    }

    private final AlertRepository alerts;
    private final ObjectMapper json;

    AlertStreamGuard(AlertRepository alerts, ObjectMapper json) {
        this.alerts = alerts;
        this.json = json;
    }

    @Override
    public boolean isShown(String type) {
        return type.startsWith(ALERTS);
    }

    @Override
    @TenantTransaction
    public Uni<List<StreamedEvent>> visible(List<StreamedEvent> events) {
        var all = events.stream().map(this::about).flatMap(Optional::stream).toList();
        var ids = all.stream().flatMap(it -> it.alerts().stream()).collect(Collectors.toSet());
        return alerts.escalations(ids).chain(seen -> alerts.hiddenIncidents()
                .map(hidden -> all.stream().filter(it -> it.isVisible(seen, hidden)).map(About::event).toList()));
    }

    private Optional<About> about(StreamedEvent event) {
        try {
            var data = json.readTree(event.data());
            var ids = new java.util.HashSet<UUID>();
            ids.add(UUID.fromString(event.subject()));
            for (JsonNode id : data.path("alertIds")) {
                ids.add(UUID.fromString(id.asText()));
            }
            return Optional.of(new About(event, ids, id(data, "incidentId"), id(data, "escalationId")));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static UUID id(JsonNode data, String name) {
        return data.hasNonNull(name) ? UUID.fromString(data.path(name).asText()) : null;
    }
}
