package io.harrier.incidents.incident;

import java.util.List;
import java.util.UUID;

/**
 * How an incident comes to be.
 *
 * @param classification the type, and what else was said; the defaults say the rest
 * @param team the team that answers for it; null where nobody said
 * @param owner who works on it from the first moment; null where nobody does yet
 * @param reporter who reported it; null where a machine did
 * @param escalationId the escalation it comes from; null where a person opened it
 * @param alertIds the alerts it is made of, maybe none
 * @param primaryAlertId the one that stands for them; null where there are none
 * @param defaults what it gets besides; {@link OpeningDefaults#NONE} until they are looked up
 */
public record Opening(IncidentDetails details, Classification classification, String team, Person owner, Person reporter,
        UUID escalationId, List<UUID> alertIds, UUID primaryAlertId, OpeningDefaults defaults) {

    public Opening {
        alertIds = List.copyOf(alertIds);
    }

    public Opening(IncidentDetails details, Classification classification, String team, Person owner, Person reporter,
            UUID escalationId, List<UUID> alertIds, UUID primaryAlertId) {
        this(details, classification, team, owner, reporter, escalationId, alertIds, primaryAlertId, OpeningDefaults.NONE);
    }

    /** The same, with all that was not said. */
    Opening with(OpeningDefaults known) {
        return new Opening(details, known.complete(classification), team == null ? known.team() : team, owner, reporter,
                escalationId, alertIds, primaryAlertId, known);
    }
}
