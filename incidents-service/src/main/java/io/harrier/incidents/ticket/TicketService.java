package io.harrier.incidents.ticket;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Discretion;
import io.harrier.incidents.incident.IncidentDetails;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.timeline.EventSeverity;
import io.harrier.incidents.timeline.Timeline;
import io.harrier.incidents.timeline.TimelineEventType;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** The tickets and the problem, in other systems, that an incident is linked to. */
@ApplicationScoped
@TenantTransaction
class TicketService {

    private static final int MOST = 100;

    private final IncidentService incidents;
    private final Timeline timeline;
    private final CurrentCaller current;
    private final Audit audit;

    TicketService(IncidentService incidents, Timeline timeline, CurrentCaller current, Audit audit) {
        this.incidents = incidents;
        this.timeline = timeline;
        this.current = current;
        this.audit = audit;
    }

    Uni<TicketsView> get(UUID id) {
        return incidents.visible(id).map(TicketsView::of);
    }

    Uni<TicketsView> link(UUID id, IfMatch version, List<String> tickets) {
        return change(id, version, details -> details.withTickets(together(details.linkedTicketIds(), tickets)),
                "Tickets linked", String.join(", ", tickets), Map.of("linkedTickets", tickets));
    }

    private static List<String> together(List<String> there, List<String> more) {
        var all = Stream.concat(there.stream(), more.stream()).distinct().toList();
        if (all.size() > MOST) {
            throw new RuleBroken("/ticketIds",
                    "An incident has at most " + MOST + " tickets; it would have " + all.size());
        }
        return all;
    }

    /** One that is not linked is gone already. */
    Uni<TicketsView> unlink(UUID id, IfMatch version, String ticket) {
        return change(id, version,
                details -> details.withTickets(
                        details.linkedTicketIds().stream().filter(it -> !it.equals(ticket)).toList()),
                "Ticket unlinked", ticket, Map.of("unlinkedTicket", ticket));
    }

    /** @param problem null for none */
    Uni<TicketsView> about(UUID id, IfMatch version, UUID problem) {
        return change(id, version, details -> details.withProblem(problem),
                problem == null ? "Problem unlinked" : "Problem linked", problem == null ? "No problem" : problem.toString(),
                Map.of("linkedProblem", problem == null ? "" : problem));
    }

    private Uni<TicketsView> change(UUID id, IfMatch version, UnaryOperator<IncidentDetails> change, String title, String said,
            Map<String, ?> detail) {
        return incidents.rewrite(id, version, change, incident -> timeline
                .write(id, TimelineEventType.EXTERNAL_EVENT, EventSeverity.INFO, title, said, current.get())
                .chain(() -> audit.record("incident_updated", "incident", id, Discretion.of(incident, detail))))
                .map(TicketsView::of);
    }
}
