package io.harrier.incidents.ticket;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.harrier.incidents.incident.Incident;
import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What an incident is linked to in other systems, with its version. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "IncidentTickets")
public record TicketsView(List<String> ticketIds, UUID problemId, long version) implements Versioned {

    static TicketsView of(Incident incident) {
        return new TicketsView(incident.details.linkedTicketIds(), incident.details.linkedProblemId(), incident.version);
    }
}
