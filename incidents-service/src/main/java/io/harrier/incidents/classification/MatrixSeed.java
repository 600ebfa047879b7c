package io.harrier.incidents.classification;

import java.util.List;
import java.util.stream.Stream;

import io.harrier.incidents.incident.IncidentRole;
import io.harrier.incidents.incident.IncidentType;
import io.harrier.incidents.incident.Priority;
import io.harrier.incidents.incident.RoleWanted;
import io.harrier.incidents.incident.Severity;

/** The rows every tenant begins with: its own from then on, to change and to delete. */
final class MatrixSeed {

    static final List<PutMatrixRow> ROWS = List.of(
            row(IncidentType.SECURITY_BREACH, Severity.HIGH, Priority.HIGH, "breach-response", IncidentRole.INCIDENT_MANAGER),
            row(IncidentType.DATA_LEAK, Severity.HIGH, Priority.HIGH, "data-leak-response", IncidentRole.INCIDENT_MANAGER,
                    IncidentRole.LEGAL),
            given(IncidentType.DATA_LEAK, Severity.CRITICAL, Priority.EMERGENCY, "data-leak-response",
                    IncidentRole.INCIDENT_MANAGER, IncidentRole.LEGAL, IncidentRole.SCRIBE),
            row(IncidentType.SYSTEM_COMPROMISE, Severity.HIGH, Priority.HIGH, "compromise-response",
                    IncidentRole.INCIDENT_MANAGER),
            row(IncidentType.INSIDER_THREAT, Severity.HIGH, Priority.HIGH, "insider-response", IncidentRole.INCIDENT_MANAGER,
                    IncidentRole.LEGAL),
            row(IncidentType.PHYSICAL_SECURITY, Severity.MEDIUM, Priority.MEDIUM, "physical-response"),
            row(IncidentType.MALWARE, Severity.MEDIUM, Priority.MEDIUM, "malware-response"),
            row(IncidentType.PHISHING, Severity.MEDIUM, Priority.MEDIUM, "phishing-response"),
            row(IncidentType.DDOS, Severity.HIGH, Priority.HIGH, "ddos-response"),
            row(IncidentType.OTHER, Severity.MEDIUM, Priority.MEDIUM, null));

    private MatrixSeed() {
    }

    private static PutMatrixRow row(IncidentType type, Severity severity, Priority priority, String playbook,
            IncidentRole... roles) {
        return new PutMatrixRow(type, null, null, severity, priority, playbook, null, wanted(roles), null);
    }

    /** Where the opening names the severity. */
    private static PutMatrixRow given(IncidentType type, Severity severity, Priority priority, String playbook,
            IncidentRole... roles) {
        return new PutMatrixRow(type, null, severity, severity, priority, playbook, null, wanted(roles), null);
    }

    private static List<RoleWanted> wanted(IncidentRole... roles) {
        return Stream.of(roles).map(role -> new RoleWanted(role, null)).toList();
    }
}
