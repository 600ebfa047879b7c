package io.harrier.alerts.incident;

import java.util.List;
import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The snapshot of an incident in its service's events, as far as it matters here. */
@RegisterForReflection
record AnnouncedIncident(UUID id, long version, String reference, String title, String severity, String status,
        String resolutionSummary, boolean restricted, List<String> members, UUID mergedInto, List<UUID> alertIds) {

    /** Without members a restricted incident is hidden from everybody. */
    AnnouncedIncident {
        members = members == null ? List.of() : List.copyOf(members);
        alertIds = alertIds == null ? List.of() : List.copyOf(alertIds);
    }
}
