package io.harrier.incidents.sla;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** The incidents are held first, in the order of their ids, then the clocks read: as everybody does who changes a clock. */
    @TenantTransaction
    Uni<Void> of(List<UUID> ids) {
        return clocks.writeInBatches().chain(() -> clocks.incidentsOf(ids)).chain(incidents::allLocked)
                .map(held -> held.stream().collect(Collectors.toMap(it -> it.id, Function.identity())))
                .chain(held -> clocks.locked(ids).chain(due -> notices.lapse(held, due, clock.instant())));
    }
}
