package io.harrier.incidents.sla;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

import io.harrier.incidents.incident.Severity;

/** What a report of attainment may be narrowed to. */
public class SlaAttainmentFilter {

    @RestQuery
    @Parameter(description = "First month; eleven before the last where absent", example = "2026-01")
    public String from;

    @RestQuery
    @Parameter(description = "Last month; this one where absent", example = "2026-05")
    public String until;

    @RestQuery
    @Parameter(description = "Only clocks of this goal")
    public SlaGoal goal;

    @RestQuery
    public List<Severity> severity;

    @RestQuery
    public List<String> team;

    boolean takes(SlaAttainment row) {
        return (severity == null || severity.isEmpty() || severity.contains(row.severity()))
                && (team == null || team.isEmpty() || team.contains(row.team()));
    }
}
