package io.harrier.incidents.classification;

import java.time.Clock;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Classification;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentListener;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.platform.access.Caller;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Keeps every change of what an incident is taken for. */
@ApplicationScoped
@Priority(IncidentListener.HISTORY)
class ClassificationHistory implements IncidentListener {

    private final ClassificationRepository changes;
    private final IncidentService incidents;
    private final Clock clock;
    private final Ids ids;

    ClassificationHistory(ClassificationRepository changes, IncidentService incidents, Clock clock, Ids ids) {
        this.changes = changes;
        this.incidents = incidents;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Uni<Void> reclassified(Incident incident, Classification previous, String playbook, String reason, Caller by) {
        return changes.persist(ClassificationChange.of(ids.next(), incident.id, previous, incident.classification(), reason, by,
                clock.instant())).replaceWithVoid();
    }

    @TenantTransaction
    Uni<Page<ClassificationChangeView>> list(UUID incident, PageRequest page) {
        return incidents.visible(incident).chain(it -> changes.list(incident, page))
                .map(rows -> Page.of(rows, page.limit, ClassificationChangeView::of, changes::after));
    }
}
