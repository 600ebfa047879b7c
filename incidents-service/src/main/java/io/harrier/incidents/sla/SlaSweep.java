package io.harrier.incidents.sla;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

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

/**
 * Finds clocks whose next notice is due, over all tenants, and gives them to {@link SlaLapse}, many of a tenant at once. Any number of
 * replicas sweep: each claims other rows, and a claim that comes to nothing ends by itself. Nothing is remembered outside the database.
 */
@ApplicationScoped
class SlaSweep {

    private static final Logger LOG = Logger.getLogger(SlaSweep.class);
    /** Of many tenants that are due at once each then has enough for a transaction. */
    private static final int CLAIMED = 5_000;
    private static final int TOGETHER = 100;
    static final int TENANTS_AT_ONCE = 4;

    private final Vertx vertx;
    private final SlaClaims claims;
    private final Tenancy tenancy;
    private final SlaLapse lapse;
    private final SlaSettings settings;
    private final Clock clock;
    private Loop loop;

    SlaSweep(Vertx vertx, SlaClaims claims, Tenancy tenancy, SlaLapse lapse, SlaSettings settings, Clock clock) {
        this.vertx = vertx;
        this.claims = claims;
        this.tenancy = tenancy;
        this.lapse = lapse;
        this.settings = settings;
        this.clock = clock;
    }

    /** Some clocks of a tenant. */
    private record Due(SlaClaims.Claimed claim, UUID tenant, List<UUID> clocks) {
    }

    void start(@Observes StartupEvent event) {
        loop = Loop.start(vertx, "SLA sweep",
                () -> sweep().map(swept -> swept == CLAIMED ? Duration.ZERO : settings.sweepEvery()));
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    /** One round; answers how many clocks it claimed. */
    Uni<Integer> sweep() {
        return claims.clocks(clock.instant(), CLAIMED)
                .call(claim -> Multi.createFrom().iterable(claim.clocks().entrySet()).onItem()
                        .transformToUni(it -> lapse(claim, it.getKey(), it.getValue())).merge(TENANTS_AT_ONCE).collect()
                        .asList())
                .map(SlaClaims.Claimed::size);
    }

    /** Ids are in the order in which clocks were made: those of an incident are next to each other. */
    private Uni<Void> lapse(SlaClaims.Claimed claim, UUID tenant, List<UUID> clocks) {
        var sorted = clocks.stream().sorted().toList();
        var parts = new ArrayList<Due>();
        for (int from = 0; from < sorted.size(); from += TOGETHER) {
            parts.add(new Due(claim, tenant, sorted.subList(from, Math.min(sorted.size(), from + TOGETHER))));
        }
        return Multi.createFrom().iterable(parts).onItem().transformToUniAndConcatenate(this::lapse).collect().asList()
                .replaceWithVoid();
    }

    /** One clock that fails keeps no other waiting; it is due again when its claim ends, what somebody else holds at once. */
    private Uni<Void> lapse(Due due) {
        return tenancy.as(Caller.job(due.tenant(), "sla-sweep"), () -> lapse.of(due.clocks()))
                .chain(held -> claims.giveBackClocks(due.claim(), due.tenant(), held)).onFailure()
                .recoverWithUni(failure -> due.clocks().size() == 1 ? failed(due, failure) : oneByOne(due));
    }

    private Uni<Void> oneByOne(Due due) {
        return Multi.createFrom().iterable(due.clocks()).onItem()
                .transformToUniAndConcatenate(it -> lapse(new Due(due.claim(), due.tenant(), List.of(it)))).collect().asList()
                .replaceWithVoid();
    }

    private static Uni<Void> failed(Due due, Throwable failure) {
        LOG.errorf(failure, "Clock %s of tenant %s", due.clocks().get(0), due.tenant());
        return Uni.createFrom().voidItem();
    }
}
