package io.harrier.alerts.suppression;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.alerts.alert.AlertView.Person;
import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.suppression.HitRepository.Hits;
import io.harrier.alerts.suppression.MaintenanceWindowRequest.Weekly;
import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;

/** A window as clients see it. */
@Schema(description = "Hides alerts about what is worked on meanwhile")
record MaintenanceWindowView(UUID id, long version, Instant createdAt, Person createdBy, Instant updatedAt, String updatedBy,
        SilenceStatus status, String name, String reason, List<String> systems, List<String> assets, List<String> sources,
        Severity maxSeverity, Instant startsAt, Instant endsAt, Weekly weekly,
        @Schema(description = "Until when it holds that holds now") Instant activeUntil,
        @Schema(description = "When it begins next") Instant startsNextAt,
        @Schema(description = "When somebody ended it for good") Instant endedAt, Person endedBy,
        @Schema(description = "Records that it matched") long hitCount,
        @Schema(description = "Alerts that it hid") long hiddenCount, Instant lastHitAt) implements Versioned, Located {

    static MaintenanceWindowView of(MaintenanceWindow it, Hits hits, Instant now) {
        return new MaintenanceWindowView(it.id, it.version, it.createdAt, new Person(it.createdBy, it.createdByName),
                it.updatedAt, it.updatedBy, it.status(now), it.name, it.reason, List.of(it.systems), List.of(it.assets),
                List.of(it.sources), it.maxSeverity, it.startsAt, it.endsAt, weekly(it), it.activeUntil(now),
                it.startsNextAt(now),
                it.endedAt, it.endedBy == null ? null : new Person(it.endedBy, it.endedByName), hits.hits(), hits.hidden(),
                hits.lastAt());
    }

    private static Weekly weekly(MaintenanceWindow it) {
        return it.isWeekly()
                ? new Weekly(it.timeZone, Arrays.stream(it.weekdays).map(Weekday::named).toList(), it.startTime.toString(),
                        Duration.ofSeconds(it.durationSeconds), it.firstDate, it.lastDate)
                : null;
    }
}
