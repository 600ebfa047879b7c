package io.harrier.alerts.indicator;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a source of threat intelligence says of a value that a record holds. */
public record IndicatorMatch(UUID id, String type, String value, String source, Integer confidence, Verdict verdict, Tlp tlp,
        Pap pap, List<String> labels, String description, Instant validUntil) {
}
