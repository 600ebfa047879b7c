package io.harrier.incidents.stream;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.incidents.incident.IncidentService;
import io.harrier.platform.stream.StreamGuard;
import io.harrier.platform.stream.StreamedEvent;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Shows people what happened to incidents that they may see at the time they are told: all the incidents that an event names. One that
 * names none is shown to nobody.
 */
@ApplicationScoped
class IncidentStreamGuard implements StreamGuard {

    private static final String OURS = "io.harrier.incidents.";
    /** For those who run the product, and for the service that escalated. */
    private static final Set<String> OTHERS = Set.of("audit", "escalation");
    /** Where events name incidents. */
    private static final List<String> NAMES = List.of("/incident/id", "/incident/mergedInto", "/incidentId", "/into/id",
            "/from/id", "/relation/from",
            "/relation/to");

    /** What an event is about. */
    private record About(StreamedEvent event, Set<UUID> incidents) {
    }

    private final IncidentService incidents;
    private final ObjectMapper json;

    IncidentStreamGuard(IncidentService incidents, ObjectMapper json) {
        this.incidents = incidents;
        this.json = json;
    }

    @Override
    public boolean isShown(String type) {
        return type.startsWith(OURS) && !OTHERS.contains(type.substring(OURS.length()).split("\\.", 2)[0]);
    }

    @Override
    @TenantTransaction
    public Uni<List<StreamedEvent>> visible(List<StreamedEvent> events) {
        var all = events.stream().map(this::about).flatMap(Optional::stream).toList();
        var ids = all.stream().flatMap(it -> it.incidents().stream()).collect(Collectors.toSet());
        return incidents.visible(ids).map(Map::keySet).map(seen -> all.stream().filter(it -> seen.containsAll(it.incidents()))
                .map(About::event).toList());
    }

    private Optional<About> about(StreamedEvent event) {
        try {
            var data = json.readTree(event.data());
            var named = new HashSet<UUID>();
            for (String name : NAMES) {
                var id = data.at(name);
                if (id.isTextual()) {
                    named.add(UUID.fromString(id.asText()));
                }
            }
            return named.isEmpty() ? Optional.empty() : Optional.of(new About(event, named));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
