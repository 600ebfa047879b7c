package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.incidents.incident.IncidentType;
import io.harrier.incidents.incident.Severity;

/** What a list of policies may be narrowed to. */
public class SlaPolicyFilter {

    @RestQuery
    public List<Severity> severity;

    @RestQuery
    @Parameter(description = "Those that are for this type alone")
    public List<IncidentType> incidentType;

    @RestQuery
    @Parameter(description = "Those that are valid then (RFC 3339)")
    public Instant validAt;

    boolean takes(SlaPolicy policy) {
        return (severity == null || severity.isEmpty() || severity.contains(policy.severity))
                && (incidentType == null || incidentType.isEmpty() || incidentType.contains(policy.incidentType))
                && (validAt == null || policy.holdsAt(validAt));
    }
}
