package io.harrier.platform.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.harrier.platform.access.Caller;
import io.harrier.platform.problem.TooManyRequests;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;

/** Of sixteen connections one person has six, one organization eight, all together twelve. */
class TurnsTest {

    private final Turns turns = new Turns(16);
    private final UUID acme = UUID.randomUUID();
    private final UUID globex = UUID.randomUUID();
    private final List<String> begun = new ArrayList<>();
    private final List<UniEmitter<? super String>> running = new ArrayList<>();
    private final List<String> answered = new ArrayList<>();
    private final List<Throwable> refused = new ArrayList<>();

    @Test
    void nobodyHasMoreThanTheirShareAndWhatIsMoreWaits() {
        ask(acme, "ana", 10);
        assertEquals(6, begun.size());
        ask(acme, "bob", 3);
        assertEquals(8, begun.size());
        ask(globex, "ana", 1);
        assertEquals(8, begun.size(), "A person is one, in whichever organization");
        ask(globex, "eve", 7);
        assertEquals(12, begun.size());
        running.get(7).complete("done");
        assertEquals("bob", begun.get(12), "Ana came first but has her share");
        running.get(0).complete("done");
        assertEquals("ana", begun.get(13));
        // Each that ends lets another begin.
        for (int i = 0; i < 21; i++) {
            running.get(i).complete("done");
        }
        assertEquals(21, answered.size());
    }

    @Test
    void whoGoesAwayGivesAPlaceUpButKeepsATurnUntilItsEnd() {
        var first = ask(acme, "ana", 6);
        var waiting = ask(acme, "ana", 2);
        waiting.get(0).cancel();
        first.get(0).cancel();
        assertEquals(6, begun.size());
        running.get(0).complete("done");
        assertEquals(7, begun.size());
        running.get(1).fail(new IllegalStateException("broken"));
        assertEquals(7, begun.size(), "The other one that waited is gone");
        assertEquals(1, refused.size());
    }

    @Test
    void tooMuchThatWaitsIsRefused() {
        ask(acme, "ana", 36);
        assertEquals(0, refused.size());
        ask(acme, "ana", 1);
        assertInstanceOf(TooManyRequests.class, refused.get(0));
        ask(acme, "bob", 1);
        assertEquals(7, begun.size());
    }

    private List<Cancellable> ask(UUID tenant, String person, int times) {
        var asked = new ArrayList<Cancellable>();
        for (int i = 0; i < times; i++) {
            asked.add(turns.take(new Caller(tenant, "x", Caller.Kind.USER, person, person), () -> {
                begun.add(person);
                return Uni.createFrom().<String>emitter(running::add);
            }).subscribe().with(answered::add, refused::add));
        }
        return asked;
    }
}
