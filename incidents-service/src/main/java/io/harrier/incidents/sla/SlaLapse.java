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

    /**
     * The incidents are held first, in the order of their ids, then the clocks read: as everybody does who changes a clock. Answers those whose
     * incident somebody else holds: they are left as they are, for nobody is waited for while others wait for this.
     */
    @TenantTransaction
    Uni<List<UUID>> of(List<UUID> ids) {
        return clocks.briefly().chain(() -> clocks.incidentsOf(ids)).chain(incidents::allFree)
                .map(held -> held.stream().collect(Collectors.toMap(it -> it.id, Function.identity())))
                .chain(held -> clocks.of(ids, held.keySet()).call(due -> notices.lapse(held, due, clock.instant()))
                        .map(due -> left(ids, due)));
    }

    private static List<UUID> left(List<UUID> ids, List<SlaClock> done) {
        var taken = done.stream().map(it -> it.id).collect(Collectors.toSet());
        return ids.stream().filter(id -> !taken.contains(id)).toList();
    }
}
