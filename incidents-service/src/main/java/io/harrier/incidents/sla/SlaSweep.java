package io.harrier.incidents.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.harrier.platform.access.Caller;
import io.harrier.platform.tenancy.Tenancy;
import io.harrier.platform.work.Loop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Finds clocks whose next notice is due, over all tenants, and gives them to {@link SlaLapse}, many of a tenant at once. Any number of
 * replicas sweep: each claims other rows, and a claim that comes to nothing ends by itself. Nothing is remembered outside the database.
 */
@ApplicationScoped
class SlaSweep {

    private static final Logger LOG = Logger.getLogger(SlaSweep.class);
    private static final int CLAIMED = 2_000;
    private static final int TOGETHER = 100;
    private static final int TENANTS_AT_ONCE = 4;

    /** The row's own notice time is the claim: it comes due again unless the lapse sets the true one. */
    private static final String CLAIM = "select tenant_id, id from claim_sla_clocks($1, $2, $3)";

    private final Vertx vertx;
    private final Pool worker;
    private final Tenancy tenancy;
    private final SlaLapse lapse;
    private final SlaSettings settings;
    private final Clock clock;
    private Loop loop;

    SlaSweep(Vertx vertx, @ReactiveDataSource("worker") Pool worker, Tenancy tenancy, SlaLapse lapse, SlaSettings settings,
            Clock clock) {
        this.vertx = vertx;
        this.worker = worker;
        this.tenancy = tenancy;
        this.lapse = lapse;
        this.settings = settings;
        this.clock = clock;
    }

    /** Some clocks of a tenant. */
    private record Due(UUID tenant, List<UUID> clocks) {
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
        return claim().call(due -> Multi.createFrom().iterable(due.entrySet()).onItem()
                .transformToUni(it -> lapse(it.getKey(), it.getValue())).merge(TENANTS_AT_ONCE).collect().asList())
                .map(due -> due.values().stream().mapToInt(List::size).sum());
    }

    private Uni<Map<UUID, List<UUID>>> claim() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return worker.preparedQuery(CLAIM).execute(Tuple.of(now, now.plus(settings.claim()), CLAIMED)).map(rows -> {
            var due = new TreeMap<UUID, List<UUID>>();
            rows.forEach(row -> due.computeIfAbsent(row.getUUID("tenant_id"), it -> new ArrayList<>())
                    .add(row.getUUID("id")));
            return due;
        });
    }

    /** Ids are in the order in which clocks were made: those of an incident are next to each other. */
    private Uni<Void> lapse(UUID tenant, List<UUID> clocks) {
        var sorted = clocks.stream().sorted().toList();
        var parts = new ArrayList<Due>();
        for (int from = 0; from < sorted.size(); from += TOGETHER) {
            parts.add(new Due(tenant, sorted.subList(from, Math.min(sorted.size(), from + TOGETHER))));
        }
        return Multi.createFrom().iterable(parts).onItem().transformToUniAndConcatenate(this::lapse).collect().asList()
                .replaceWithVoid();
    }

    /** One clock that fails keeps no other waiting; it is due again when its claim ends. */
    private Uni<Void> lapse(Due due) {
        return tenancy.as(Caller.job(due.tenant(), "sla-sweep"), () -> lapse.of(due.clocks())).onFailure()
                .recoverWithUni(failure -> due.clocks().size() == 1 ? failed(due, failure) : oneByOne(due));
    }

    private Uni<Void> oneByOne(Due due) {
        return Multi.createFrom().iterable(due.clocks()).onItem()
                .transformToUniAndConcatenate(it -> lapse(new Due(due.tenant(), List.of(it)))).collect().asList()
                .replaceWithVoid();
    }

    private static Uni<Void> failed(Due due, Throwable failure) {
        LOG.errorf(failure, "Clock %s of tenant %s", due.clocks().get(0), due.tenant());
        return Uni.createFrom().voidItem();
    }
}
