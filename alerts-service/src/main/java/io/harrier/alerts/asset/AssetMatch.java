package io.harrier.alerts.asset;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.harrier.alerts.alert.Severity;

/**
 * An asset that a record names, and what is open on it.
 *
 * @param criticality null where nobody said
 * @param worst null where nothing is open
 */
public record AssetMatch(UUID id, String name, String hostname, List<String> fqdns, List<String> ips, String operatingSystem,
        String criticality, String owner, List<String> tags, int open, Severity worst, int exploitable, int knownExploited,
        Set<String> cves) {

    private static final List<String> CRITICALITIES = List.of("low", "medium", "high", "critical");

    /** 0 where nobody said, 1 low to 4 critical. */
    public int criticalityRank() {
        return CRITICALITIES.indexOf(criticality) + 1;
    }
}
