package io.harrier.local.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** Two thousand alerts over both tenants, many of them repeats. */
final class Ingest {

    static final String GRAVEST = "ransomware-on-file-server";

    /** What a tenant's alerts came to: records received, alerts made of them. */
    record Counts(long received, long alerts) {

        long folded() {
            return received - alerts;
        }
    }

    private final String bootstrapServers;
    private final String sourceSystem;

    Ingest(String bootstrapServers, String sourceSystem) {
        this.bootstrapServers = bootstrapServers;
        this.sourceSystem = sourceSystem;
    }

    void send(String tenant) {
        new Pipeline(bootstrapServers, tenant, sourceSystem).send(gravest());
    }

    /** Returns when every record that was sent is counted on some alert. */
    Counts awaitAll(Api reader) {
        return Wait.until("every alert is stored", () -> Optional.of(count(reader))
                .filter(counts -> counts.received() == Pipeline.RECORDS));
    }

    private Counts count(Api reader) {
        List<JsonNode> alerts = reader.list("/api/v1/alerts?sourceSystem=" + sourceSystem);
        return new Counts(alerts.stream().mapToLong(alert -> alert.path("seenCount").asLong()).sum(), alerts.size());
    }

    /** Noticed two hours ago: by the time somebody sees it, the first deadlines have passed. */
    private Map<String, Object> gravest() {
        return Map.of("sourceSystem", sourceSystem, "sourceId", GRAVEST, "sourceType", "edr",
                "title", "Ransomware behaviour on FS-FINANCE-02", "severity", "critical", "classification", "ransomware",
                "description", "Shadow copies were deleted and 4,000 files renamed within a minute",
                "detectedAt", Instant.now().minus(2, ChronoUnit.HOURS).toString(),
                "affectedSystems", List.of("FS-FINANCE-02"),
                "observables", List.of(Map.of("type", "host", "value", "FS-FINANCE-02"),
                        Map.of("type", "hash", "value", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")));
    }
}
