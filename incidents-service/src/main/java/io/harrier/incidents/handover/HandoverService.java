package io.harrier.incidents.handover;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.handover.HandoverResult.Done;
import io.harrier.incidents.handover.HandoverResult.Item;
import io.harrier.incidents.incident.IncidentOffices;
import io.harrier.platform.http.Bulk;
import io.smallrye.mutiny.Uni;

/** Moves incidents from one person to another, each in a transaction of its own with its entry, event and audit. */
@ApplicationScoped
class HandoverService {

    private final Bulk bulk;
    private final IncidentOffices offices;

    HandoverService(Bulk bulk, IncidentOffices offices) {
        this.bulk = bulk;
        this.offices = offices;
    }

    Uni<HandoverResult> handOver(String key, Handover request) {
        return bulk.eachAgain(key, "handOverIncidents", request, () -> meant(request), Done.class,
                id -> offices.handOver(id, request.office(), request.from(), request.to(), request.reason()).map(Done::of))
                .map(outcomes -> new HandoverResult(outcomes.stream().map(Item::of).toList(),
                        request.from() != null && outcomes.size() == Handover.MOST));
    }

    private Uni<List<UUID>> meant(Handover request) {
        return request.ids() == null
                ? offices.liveOf(request.from(), request.office(), Handover.MOST)
                : Uni.createFrom().item(request.ids());
    }
}
