package io.harrier.alerts.team;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertReleases;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Sees to the end of what owners kept beyond their shifts: it is open again, unless they are there again. */
@ApplicationScoped
@TenantTransaction
class OvertimeEnd {

    private final Presence presence;
    private final AlertReleases releases;
    private final Clock clock;

    OvertimeEnd(Presence presence, AlertReleases releases, Clock clock) {
        this.presence = presence;
        this.releases = releases;
        this.clock = clock;
    }

    Uni<Void> see(List<UUID> alerts) {
        var now = clock.instant();
        return presence.at(now).chain(there -> releases.endOvertime(alerts, there, now));
    }
}
