package io.harrier.incidents.classification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcType;

import io.harrier.incidents.incident.DetectionMethod;
import io.harrier.incidents.incident.IncidentType;
import io.harrier.incidents.incident.OpeningDefaults;
import io.harrier.incidents.incident.Priority;
import io.harrier.incidents.incident.RoleWanted;
import io.harrier.incidents.incident.Severity;
import io.harrier.incidents.incident.Trace;
import io.harrier.platform.access.Caller;
import io.harrier.platform.storage.JsonList;

/** What incidents of a type get by default; some rows hold for those alone that were noticed in one way, or have one severity. */
@Entity
@Table(name = "classification_matrix")
public class MatrixRow {

    @Id
    UUID id;
    @Enumerated(EnumType.STRING)
    @Column(name = "incident_type")
    IncidentType incidentType;
    /** Null where it holds however the incident was noticed. */
    @Enumerated(EnumType.STRING)
    @Column(name = "detection_method")
    DetectionMethod detectionMethod;
    /** Null where it holds whatever severity was named, and where none was. */
    @Enumerated(EnumType.STRING)
    @Column(name = "when_severity")
    Severity whenSeverity;
    @Enumerated(EnumType.STRING)
    Severity severity;
    @Enumerated(EnumType.STRING)
    Priority priority;
    String playbook;
    String team;
    @JdbcType(JsonList.class)
    List<RoleWanted> roles;
    String description;
    @Version
    int version;
    @Embedded
    Trace trace;

    protected MatrixRow() {
    }

    static MatrixRow create(UUID id, PutMatrixRow request, Caller by, Instant now) {
        var row = new MatrixRow();
        row.id = id;
        row.fill(request);
        row.trace = Trace.created(by, now);
        return row;
    }

    void replace(PutMatrixRow request, Caller by, Instant now) {
        fill(request);
        trace = trace.changed(by, now);
    }

    private void fill(PutMatrixRow request) {
        incidentType = request.incidentType();
        detectionMethod = request.detectionMethod();
        whenSeverity = request.whenSeverity();
        severity = request.severity();
        priority = request.priority();
        playbook = request.playbook();
        team = request.team();
        roles = request.roles();
        description = request.description();
    }

    boolean holdsFor(DetectionMethod method, Severity said) {
        return (detectionMethod == null || detectionMethod == method) && (whenSeverity == null || whenSeverity == said);
    }

    /** Who asks for more goes first, and for a severity before a way of noticing. */
    int weight() {
        return (whenSeverity == null ? 0 : 2) + (detectionMethod == null ? 0 : 1);
    }

    OpeningDefaults defaults() {
        return new OpeningDefaults(severity, priority, playbook, team, roles);
    }
}
