package io.harrier.postmortems.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class TaskGraphTest {

    private static final UUID A = new UUID(0, 0xa);
    private static final UUID B = new UUID(0, 0xb);
    private static final UUID C = new UUID(0, 0xc);
    private static final UUID D = new UUID(0, 0xd);

    @Test
    void aTaskCannotWaitForItself() {
        assertEquals(Optional.of(List.of(A, A)), new TaskGraph(Map.of()).cycleIf(A, List.of(A)));
    }

    @Test
    void theCycleIsNamedFromTheTaskBackToItself() {
        var graph = new TaskGraph(Map.of(B, List.of(C), C, List.of(A)));
        assertEquals(Optional.of(List.of(A, B, C, A)), graph.cycleIf(A, List.of(B)));
    }

    @Test
    void theShortestCycleIsTheOneNamed() {
        var graph = new TaskGraph(Map.of(B, List.of(C), C, List.of(A), D, List.of(A)));
        assertEquals(Optional.of(List.of(A, D, A)), graph.cycleIf(A, List.of(B, D)));
    }

    @Test
    void twoWaysToOneTaskAreNoCycle() {
        var diamond = new TaskGraph(Map.of(B, List.of(D), C, List.of(D)));
        assertEquals(Optional.empty(), diamond.cycleIf(A, List.of(B, C)));
    }

    @Test
    void newDependenciesReplaceTheOldOnes() {
        var graph = new TaskGraph(Map.of(A, List.of(B), C, List.of(D)));
        assertEquals(Optional.empty(), graph.cycleIf(A, List.of(C)));
    }

    @Test
    void aLongChainIsFollowedToItsEnd() {
        var chain = new HashMap<UUID, List<UUID>>();
        for (var i = 1L; i < 50_000; i++) {
            chain.put(new UUID(1, i), List.of(new UUID(1, i + 1)));
        }
        var last = new UUID(1, 50_000);
        var first = new UUID(1, 1);
        assertEquals(50_001, new TaskGraph(chain).cycleIf(last, List.of(first)).orElseThrow().size());
    }
}
