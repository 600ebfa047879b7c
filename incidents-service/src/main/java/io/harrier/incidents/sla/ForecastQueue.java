package io.harrier.incidents.sla;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Today's queue against the usual one, which by Little's law is what ends a day times the days it lives. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ForecastQueue(
        QueueScope scope,
        @Schema(description = "Whose queue it is") String of,
        @Schema(description = "Incidents open now") long open,
        @Schema(description = "Incidents that ended in the last 28 days") long ended,
        @Schema(description = "How many days those lived, on average") double daysLived,
        @Schema(description = "ended / 28 × daysLived") double usuallyOpen,
        @Schema(description = "open / usuallyOpen, no less than 0.5 and no more than 3; 1 where too few have ended to tell") double factor) {

    static final int DAYS = 28;
    /** Fewer tell nothing. */
    static final int FEWEST = 10;

    static ForecastQueue of(QueueScope scope, String of, long open, long ended, double daysLived) {
        double usually = (double) ended / DAYS * daysLived;
        boolean tells = ended >= FEWEST && usually > 0;
        return new ForecastQueue(tells ? scope : QueueScope.NONE, of, open, ended, rounded(daysLived), rounded(usually),
                tells ? rounded(Math.max(0.5, Math.min(3, open / usually))) : 1);
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000d;
    }
}
