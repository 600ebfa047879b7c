package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** When the running clocks of an incident are likely to stop, how that is reckoned, and from what. */
@RegisterForReflection
public record SlaForecastView(UUID incidentId, Instant at, String formula, ForecastQueue queue, List<ClockForecast> clocks) {

    static final String FORMULA = """
        likelyFinishAt = at + (history.medianMinutes - workedMinutes) * queue.factor, in working time of the clock's calendar; \
        lateFinishAt = the same with history.lateMinutes""";
}
