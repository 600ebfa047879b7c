package io.harrier.incidents.sla;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.harrier.platform.access.Caller;
import io.harrier.platform.tenancy.Tenancy;
import io.harrier.platform.work.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Finds escalations that are due, over all tenants, and has {@link SlaEscalations} take them; any number of replicas, as {@link SlaSweep}. */
@ApplicationScoped
class SlaEscalationSweep {

    private static final Logger LOG = Logger.getLogger(SlaEscalationSweep.class);
    private static final int CLAIMED = 100;

    private final Vertx vertx;
    private final SlaClaims claims;
    private final Tenancy tenancy;
    private final SlaEscalations escalations;
    private final SlaSettings settings;
    private final Clock clock;
    private Loop loop;

    SlaEscalationSweep(Vertx vertx, SlaClaims claims, Tenancy tenancy, SlaEscalations escalations, SlaSettings settings,
            Clock clock) {
        this.vertx = vertx;
        this.claims = claims;
        this.tenancy = tenancy;
        this.escalations = escalations;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "SLA escalations",
                () -> sweep().map(taken -> taken > 0 ? Duration.ZERO : settings.sweepEvery()));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    /** One round, tenants beside each other; answers of how many clocks it took steps. */
    Uni<Integer> sweep() {
        return claims.escalations(clock.instant(), CLAIMED)
                .chain(claim -> Multi.createFrom().iterable(claim.clocks().entrySet()).onItem()
                        .transformToUni(it -> take(claim, it.getKey(), it.getValue())).merge(SlaSweep.TENANTS_AT_ONCE).collect()
                        .with(Collectors.summingInt(Integer::intValue)));
    }

    private Uni<Integer> take(SlaClaims.Claimed claim, UUID tenant, List<UUID> clocks) {
        return Multi.createFrom().iterable(clocks).onItem().transformToUniAndConcatenate(it -> take(claim, tenant, it))
                .filter(Boolean::booleanValue).collect().asList().map(List::size);
    }

    /** What fails keeps nothing else waiting; it is due again when its claim ends, what somebody else holds at once. */
    private Uni<Boolean> take(SlaClaims.Claimed claim, UUID tenant, UUID of) {
        return tenancy.as(Caller.job(tenant, "sla-escalation"), () -> escalations.take(of))
                .call(taken -> taken ? Uni.createFrom().voidItem() : claims.giveBackEscalations(claim, tenant, List.of(of)))
                .onFailure().invoke(failure -> LOG.errorf(failure, "Escalation of clock %s of tenant %s", of, tenant))
                .onFailure().recoverWithItem(false);
    }
}
