package io.harrier.alerts.ingest;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a canary is: sent, stored and announced, arrived on Kafka within its limit, refused when read, or lost. */
enum CanaryStatus {
    SENT, STORED, ARRIVED, REFUSED, LOST;

    @JsonValue
    @EnumeratedValue
    public final String wire = name().toLowerCase(Locale.ROOT);
}
