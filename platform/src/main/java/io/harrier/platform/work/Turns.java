package io.harrier.platform.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.TooManyRequests;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Shares the connections of this replica among those who read what may take long: lists, counts, files, previews. One person has not more
 * than three eighths of them at once, one organization half, all readers together three quarters, so that whoever writes, and whoever
 * else reads, finds one. What is more waits its turn; who has too much waiting already is refused.
 */
@ApplicationScoped
public class Turns {

    private static final int MOST_WAITING_OF_ONE_PERSON = 30;
    private static final Duration LATER = Duration.ofSeconds(2);

    private final int ofAll;
    private final int ofTenant;
    private final int ofPerson;
    private final List<Turn> waiting = new LinkedList<>();
    private final Map<Object, Integer> taken = new HashMap<>();
    private int allTaken;

    Turns(@ConfigProperty(name = "quarkus.datasource.reactive.max-size") int connections) {
        ofAll = Math.max(1, connections * 3 / 4);
        ofTenant = Math.max(1, connections / 2);
        ofPerson = Math.max(1, connections * 3 / 8);
    }

    /** One that came for a turn, and how it begins. */
    private record Turn(Caller caller, Context context, Runnable work) {

        void begin() {
            if (context == null || context == Vertx.currentContext()) {
                work.run();
            } else {
                context.runOnContext(ignored -> work.run());
            }
        }
    }

    /**
     * Runs {@code work} when it is the caller's turn, on the context from which it is asked. Who goes away while it waits gives its place
     * up; what has begun runs to its end and keeps its turn as long, for its connection is not free before.
     *
     * @throws TooManyRequests in the answer, where too much of the same person waits already
     */
    public <T> Uni<T> take(Caller caller, Supplier<Uni<T>> work) {
        return take(caller, MOST_WAITING_OF_ONE_PERSON, work);
    }

    /** The same for what has begun to answer already, one piece after the other: it waits however much does. */
    public <T> Uni<T> takeNext(Caller caller, Supplier<Uni<T>> work) {
        return take(caller, Integer.MAX_VALUE, work);
    }

    private <T> Uni<T> take(Caller caller, int mostWaiting, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(answer -> {
            var turn = new Turn(caller, Vertx.currentContext(), () -> run(caller, work, answer));
            if (!come(turn, mostWaiting)) {
                answer.fail(
                        new TooManyRequests("You ask for more at once than is answered: wait for what you asked for", LATER));
                return;
            }
            answer.onTermination(() -> leave(turn));
            beginNext();
        });
    }

    private <T> void run(Caller caller, Supplier<Uni<T>> work, UniEmitter<? super T> answer) {
        Uni.createFrom().deferred(work::get).onTermination().invoke(() -> give(caller)).subscribe().with(answer::complete,
                answer::fail);
    }

    private synchronized boolean come(Turn turn, int mostWaiting) {
        if (waiting.stream().filter(it -> person(it).equals(person(turn))).count() >= mostWaiting) {
            return false;
        }
        waiting.add(turn);
        return true;
    }

    private synchronized void leave(Turn turn) {
        waiting.removeIf(it -> it == turn);
    }

    private void give(Caller caller) {
        synchronized (this) {
            allTaken--;
            count(caller, -1);
        }
        beginNext();
    }

    private void beginNext() {
        next().forEach(Turn::begin);
    }

    /** Who came first goes first, but for those whose share is used up. */
    private synchronized List<Turn> next() {
        var next = new ArrayList<Turn>();
        for (var all = waiting.iterator(); all.hasNext() && allTaken < ofAll;) {
            var turn = all.next();
            if (taken.getOrDefault(person(turn), 0) < ofPerson && taken.getOrDefault(turn.caller().tenantId(), 0) < ofTenant) {
                all.remove();
                allTaken++;
                count(turn.caller(), 1);
                next.add(turn);
            }
        }
        return next;
    }

    private void count(Caller caller, int more) {
        for (Object of : List.of(caller.subject(), caller.tenantId())) {
            taken.merge(of, more, Integer::sum);
            taken.remove(of, 0);
        }
    }

    private static String person(Turn turn) {
        return turn.caller().subject();
    }
}
