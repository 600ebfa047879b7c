package io.harrier.incidents.incident;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.problem.Conflict;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Whose incidents are, for those who move many of them. */
@ApplicationScoped
@TenantTransaction
public class IncidentOffices {

    private final IncidentRepository incidents;
    private final IncidentDirection direction;

    IncidentOffices(IncidentRepository incidents, IncidentDirection direction) {
        this.incidents = incidents;
        this.direction = direction;
    }

    /** The live incidents that somebody owns or directs and the caller sees, the oldest first. */
    public Uni<List<UUID>> liveOf(String subject, IncidentRole office, int atMost) {
        return incidents.liveOf(subject, office, atMost);
    }

    /** @param from whose it has to be still; null where it is moved whosever it is. What is the other's already stays as it is: a
     *        connection may break when all is done and only the word of it is missing */
    public Uni<IncidentView> handOver(UUID id, IncidentRole office, String from, Person to, String reason) {
        return incidents.locked(id).chain(incident -> {
            var holder = office == IncidentRole.OWNER ? incident.owner : incident.incidentManager;
            incident.liveOr("reassignment");
            if (holder != null && holder.subject().equals(to.subject())) {
                return Uni.createFrom().item(IncidentView.of(incident));
            }
            if (from != null && (holder == null || !holder.subject().equals(from))) {
                throw new Conflict("It is no longer theirs");
            }
            return office == IncidentRole.OWNER
                    ? direction.assign(id, null, to, reason, true)
                    : direction.manage(id, null, to, reason);
        });
    }
}
