package io.harrier.alerts.asset;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * An asset that a record names, and what is open on it.
 *
 * @param criticality null where nobody said
 * @param open how many critical, exploitable findings: of others nobody is told
 * @param cves of those that the records of the batch are about, the ones that such a finding is of
 */
public record AssetMatch(UUID id, String name, String hostname, List<String> fqdns, List<String> ips, String operatingSystem,
        String criticality, int open, Set<String> cves) {

    private static final List<String> CRITICALITIES = List.of("low", "medium", "high", "critical");

    /** 0 where nobody said, 1 low to 4 critical. */
    public int criticalityRank() {
        return CRITICALITIES.indexOf(criticality) + 1;
    }
}
