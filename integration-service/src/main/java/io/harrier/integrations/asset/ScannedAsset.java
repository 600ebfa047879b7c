package io.harrier.integrations.asset;

import java.time.Instant;
import java.util.List;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An asset as an external system describes it. {@code externalId} is its identity there; what is unknown is null or empty.
 *
 * @param rating how critical the source holds it to be, 1 to 10
 * @param exposure the source's measure of how exposed it is, 0 to 1000
 */
@RegisterForReflection
public record ScannedAsset(
        String externalId,
        String name,
        String hostname,
        List<String> fqdns,
        List<String> ipv4,
        List<String> ipv6,
        List<String> macAddresses,
        String netbiosName,
        List<String> operatingSystems,
        List<String> systemTypes,
        String agentId,
        String biosId,
        String serialNumber,
        String networkId,
        Double rating,
        Double exposure,
        List<Tag> tags,
        List<String> sources,
        AssetStatus status,
        Instant statusSince,
        Instant firstSeen,
        Instant lastSeen,
        Instant lastScanAt,
        Instant lastAuthenticatedScanAt) {

    @RegisterForReflection
    public record Tag(String category, String value) {
    }

    public Criticality criticality() {
        return Criticality.ofRating(rating);
    }

    /** The same without what changes with every scan: two that are equal then need no update. */
    public ScannedAsset lasting() {
        return new ScannedAsset(externalId, name, hostname, fqdns, ipv4, ipv6, macAddresses, netbiosName, operatingSystems,
                systemTypes, agentId, biosId, serialNumber, networkId, rating, exposure, tags, sources, status, statusSince,
                firstSeen, null, null, null);
    }
}
