package io.harrier.incidents.sla;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.IncidentService;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What time makes of one clock, in a transaction of its tenant. Told twice it does nothing the second time. */
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

    /** The incident is held first, then the clock read: as everybody does who changes a clock. */
    @TenantTransaction
    Uni<Void> of(UUID id) {
        return clocks.incidentOf(id).chain(incidents::locked)
                .chain(incident -> clocks.locked(incident.id)
                        .chain(all -> notices.lapse(incident, named(id, all), clock.instant())));
    }

    private static SlaClock named(UUID id, List<SlaClock> all) {
        return all.stream().filter(it -> it.id.equals(id)).findFirst().orElseThrow();
    }
}
