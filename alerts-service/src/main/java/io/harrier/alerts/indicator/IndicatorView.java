package io.harrier.alerts.indicator;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.ObservableType;
import io.harrier.platform.http.Versioned;

/** An indicator as clients see it. */
@Schema(description = "What a source of threat intelligence says of a value")
record IndicatorView(UUID id, long version, Instant createdAt, String createdBy, Instant updatedAt, String updatedBy,
        @Schema(description = "The enrichment source it was uploaded for") UUID sourceId, ObservableType type,
        @Schema(examples = "203.0.113.66") String value,
        @Schema(description = "Its id in STIX or MISP") String externalId, String description,
        @Schema(description = "0 to 100; absent where the source says none") Integer confidence, Verdict verdict, Tlp tlp,
        Pap pap, List<String> labels, Instant validFrom, Instant validUntil,
        @Schema(description = "Alerts are matched against it: it is valid now, nobody revoked it, and its source is in use and said so lately enough") boolean live,
        boolean revoked, Instant revokedAt, String revokedBy, String revocationReason,
        @Schema(description = "Records that held it") long sightings, Instant lastSeenAt) implements Versioned {

    static IndicatorView of(Indicator it, Sightings seen, boolean live) {
        return new IndicatorView(it.id, it.version, it.createdAt, it.createdBy, it.updatedAt, it.updatedBy, it.sourceId,
                it.type, it.value, it.externalId, it.description, it.confidence, it.verdict, it.tlp, it.pap,
                List.of(it.labels), it.validFrom, it.validUntil, live, it.revoked, it.revokedAt,
                it.revokedBy, it.revocationReason, seen.count(), seen.lastAt());
    }

    /** How often records held it. */
    record Sightings(long count, Instant lastAt) {

        static final Sightings NONE = new Sightings(0, null);
    }
}
