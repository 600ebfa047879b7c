package io.harrier.incidents.sla;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.IncidentService;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What time makes of clocks, in a transaction of their tenant. Told twice it does nothing the second time. */
@ApplicationScoped
class SlaLapse {

    private final SlaClockRepository clocks;
    private final IncidentService incidents;
    private final SlaNotices notices;
    private final Clock clock;

    SlaLapse(SlaClockRepository clocks, IncidentService incidents, SlaNotices notices, Clock clock) {
        this.clocks = clocks;
        this.incidents = incidents;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * The incidents are held first, in the order of their ids, then the clocks read: as everybody does who changes a clock. Answers those whose
     * incident somebody else holds: they are left as they are, for nobody is waited for while others wait for this.
     */
    @TenantTransaction
    Uni<List<UUID>> of(List<UUID> ids) {
        return clocks.briefly().chain(() -> clocks.hold(ids)).call(held -> held.isEmpty()
                ? Uni.createFrom().voidItem()
                : incidents.visible(Set.copyOf(held.values())).chain(theirs -> clocks.held(held.keySet())
                        .chain(due -> notices.lapse(theirs, due, clock.instant()))))
                .map(held -> ids.stream().filter(id -> !held.containsKey(id)).toList());
    }
}
