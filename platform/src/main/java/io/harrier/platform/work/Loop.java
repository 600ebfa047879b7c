package io.harrier.platform.work;

import java.time.Duration;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.harrier.platform.problem.Outage;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Background work: a step, run again and again for as long as the service lives. A step answers how long to wait before the
 * next; one that fails is tried again after a wait that doubles up to half a minute. What must not be lost is never in here: it
 * is a row, and the step claims it.
 */
public final class Loop {

    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final String name;
    private final Supplier<Uni<Duration>> step;
    private volatile boolean stopped;
    private Duration failureWait = FIRST_WAIT;

    private Loop(Vertx vertx, String name, Supplier<Uni<Duration>> step) {
        this.vertx = vertx;
        this.name = name;
        this.step = step;
    }

    /** Starts the loop; the first step runs at once. */
    public static Loop start(Vertx vertx, String name, Supplier<Uni<Duration>> step) {
        var loop = new Loop(vertx, name, step);
        loop.runOn(VertxContext.getRootContext(vertx.getOrCreateContext()));
        return loop;
    }

    /** Starts no further step; the running one ends by itself. */
    public void stop() {
        stopped = true;
    }

    private void runOn(Context root) {
        if (stopped) {
            return;
        }
        var context = VertxContext.createNewDuplicatedContext(root);
        VertxContextSafetyToggle.setContextSafe(context, true);
        // The one subscription of background work: everything else composes.
        context.runOnContext(ignored -> Uni.createFrom().deferred(step::get).subscribe().with(
                wait -> succeeded(root, wait), failure -> failed(root, failure)));
    }

    private void succeeded(Context root, Duration wait) {
        failureWait = FIRST_WAIT;
        again(root, wait);
    }

    private void failed(Context root, Throwable failure) {
        if (stopped) {
            return;
        }
        if (Outage.passes(failure)) {
            LOG.warnf("%s waits %d ms: %s", name, failureWait.toMillis(), failure.getMessage());
        } else {
            LOG.errorf(failure, "%s failed and waits %d ms", name, failureWait.toMillis());
        }
        var wait = failureWait;
        failureWait = failureWait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? failureWait.multipliedBy(2) : LONGEST_WAIT;
        again(root, wait);
    }

    private void again(Context root, Duration wait) {
        if (wait.toMillis() < 1) {
            runOn(root);
            return;
        }
        vertx.setTimer(wait.toMillis(), ignored -> runOn(root));
    }
}
