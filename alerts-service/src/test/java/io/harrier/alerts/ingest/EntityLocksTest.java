package io.harrier.alerts.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** However many entities a transaction has, it takes few locks. */
class EntityLocksTest {

    @Test
    void theEntitiesOfATenantShareFewAndSpreadOverAllOfThem() {
        var tenant = UUID.randomUUID();
        var counts = IntStream.range(0, 1_600).mapToObj(i -> EntityLocks.of(tenant, "edr-1", UUID.randomUUID().toString()))
                .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
        assertEquals(EntityLocks.EACH, counts.size());
        assertTrue(counts.values().stream().allMatch(it -> it > 50 && it < 200), counts::toString);
    }

    @Test
    void theTenantsShareFewGroups() {
        var locks = IntStream.range(0, 20_000).map(i -> EntityLocks.of(UUID.randomUUID(), "edr-1", "host=" + i)).distinct()
                .sorted().toArray();
        assertEquals(EntityLocks.GROUPS * EntityLocks.EACH, locks.length);
        assertEquals(0, locks[0]);
        assertEquals(locks.length - 1, locks[locks.length - 1]);
    }
}
