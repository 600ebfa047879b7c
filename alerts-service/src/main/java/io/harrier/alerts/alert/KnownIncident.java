package io.harrier.alerts.alert;

import java.util.Set;
import java.util.UUID;

/** What is known here of an incident; what nobody told yet is null. */
public record KnownIncident(UUID id, String reference, String title, Severity severity, String status) {

    private static final Set<String> ENDED = Set.of("closed", "false_positive");

    boolean isLive() {
        return status == null || !ENDED.contains(status);
    }
}
