package io.harrier.incidents.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** How many uploads run on this replica: as many as fit into memory, and of one organization half of them, so that another finds one free. */
@Singleton
class UploadSlots {

    /** Of all memory, where the settings say nothing. */
    private static final int SHARE = 4;

    private final Map<UUID, Integer> taken = new HashMap<>();
    private final int ofAll;
    private final int ofTenant;
    private int allTaken;

    @Inject
    UploadSlots(EvidenceSettings settings) {
        this(Math.min(settings.uploadsAtOnce().orElse(Integer.MAX_VALUE), fitting(settings)));
    }

    UploadSlots(int ofAll) {
        this.ofAll = Math.max(1, ofAll);
        this.ofTenant = Math.max(1, ofAll / 2);
    }

    private static int fitting(EvidenceSettings settings) {
        long memory = settings.uploadMemory().map(it -> it.asLongValue()).orElse(Runtime.getRuntime().maxMemory() / SHARE);
        return (int) Math.min(Integer.MAX_VALUE, memory / settings.part().asLongValue());
    }

    /** Whether there is one for this organization. Whoever takes one gives it back. */
    synchronized boolean take(UUID tenant) {
        int his = taken.getOrDefault(tenant, 0);
        if (allTaken >= ofAll || his >= ofTenant) {
            return false;
        }
        allTaken++;
        taken.put(tenant, his + 1);
        return true;
    }

    synchronized void give(UUID tenant) {
        allTaken--;
        taken.merge(tenant, -1, Integer::sum);
        taken.remove(tenant, 0);
    }
}
