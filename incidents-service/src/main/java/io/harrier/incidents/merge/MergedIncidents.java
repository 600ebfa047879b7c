package io.harrier.incidents.merge;

import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentBrief;
import io.harrier.incidents.incident.IncidentListener;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.timeline.EventSeverity;
import io.harrier.incidents.timeline.Timeline;
import io.harrier.incidents.timeline.TimelineEventType;
import io.harrier.incidents.timeline.TimelineEventView;
import io.harrier.incidents.timeline.TimelineFilter;
import io.harrier.platform.access.Caller;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** The incidents merged into one, and the story of all of them. Each keeps its own timeline. */
@ApplicationScoped
@TenantTransaction
@Priority(IncidentListener.HISTORY)
class MergedIncidents implements IncidentListener {

    private final IncidentService incidents;
    private final Timeline timeline;

    MergedIncidents(IncidentService incidents, Timeline timeline) {
        this.incidents = incidents;
        this.timeline = timeline;
    }

    @Override
    public Uni<Void> unmerged(Incident incident, Incident from, String reason, Caller by) {
        return timeline.write(from.id, TimelineEventType.MILESTONE, EventSeverity.INFO,
                incident.reference() + " taken out of this incident again",
                by.name() + " undid the merge of " + incident.reference() + ": " + reason, by);
    }

    Uni<Page<IncidentBrief>> incidents(UUID id, PageRequest page) {
        return incidents.mergedInto(id, page);
    }

    Uni<Page<TimelineEventView>> timeline(UUID id, TimelineFilter filter, PageRequest page) {
        return incidents.withMerged(id).chain(all -> timeline.together(all, filter, page));
    }
}
