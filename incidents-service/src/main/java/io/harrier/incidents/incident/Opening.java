package io.harrier.incidents.incident;

import java.util.List;
import java.util.UUID;

/**
 * How an incident comes to be.
 *
 * @param owner who works on it from the first moment; null where nobody does yet
 * @param reporter who reported it; null where a machine did
 * @param escalationId the escalation it comes from; null where a person opened it
 * @param alertIds the alerts it is made of, maybe none
 * @param primaryAlertId the one that stands for them; null where there are none
 */
public record Opening(IncidentDetails details, Classification classification, Person owner, Person reporter, UUID escalationId,
        List<UUID> alertIds, UUID primaryAlertId) {

    public Opening {
        alertIds = List.copyOf(alertIds);
    }
}
