package io.harrier.incidents.incident;

import java.util.List;

import io.smallrye.mutiny.Uni;

/**
 * What an incident gets where its opening says nothing.
 *
 * @param priority what goes with {@code severity}; with another one goes {@link Priority#defaultFor}
 * @param playbook what it is worked by; null where nothing is named
 * @param team who answers for it; null where nobody is named
 */
public record OpeningDefaults(Severity severity, Priority priority, String playbook, String team, List<RoleWanted> roles) {

    /** What holds for a kind of incident of which nothing is written. */
    public static final OpeningDefaults NONE = new OpeningDefaults(Severity.MEDIUM, Priority.MEDIUM, null, null, List.of());

    /** Knows what incidents get. */
    public interface Source {

        /** @param said the severity that the opening names; null where it names none */
        Uni<OpeningDefaults> of(IncidentType type, DetectionMethod method, Severity said);
    }

    public OpeningDefaults {
        roles = List.copyOf(roles);
    }

    Classification complete(Classification said) {
        var graded = said.severity() == null ? severity : said.severity();
        var usual = graded == severity ? priority : Priority.defaultFor(graded);
        return new Classification(said.incidentType(), graded, said.priority() == null ? usual : said.priority());
    }

    /** The person to direct the work from the start; null where none is named. */
    Person incidentManager() {
        return roles.stream().filter(it -> it.role() == IncidentRole.INCIDENT_MANAGER && it.person() != null)
                .map(RoleWanted::person).findFirst().orElse(null);
    }
}
