package io.harrier.incidents.sla;

import java.util.List;
import java.util.function.ToLongFunction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A report of attainment. */
@RegisterForReflection
public record SlaAttainmentView(
        @Schema(description = "First month", examples = "2026-01") String from,
        @Schema(description = "Last month", examples = "2026-05") String until,
        @Schema(description = "What is counted") String counted,
        @Schema(description = "All months, severities and teams together") SlaAttainment total,
        List<SlaAttainment> items) {

    private static final String COUNTED = """
        Clocks by the month in which they started (UTC), of the incidents that you may see: a restricted incident counts for its members alone""";

    static SlaAttainmentView of(SlaAttainmentFilter filter, Months months, List<SlaAttainment> items) {
        return new SlaAttainmentView(months.from().toString(), months.until().toString(),
                filter.goal == null ? COUNTED : COUNTED + "; only clocks to " + filter.goal.wire,
                SlaAttainment.of(null, null, null, sum(items, SlaAttainment::met), sum(items, SlaAttainment::breached),
                        sum(items, SlaAttainment::running), sum(items, SlaAttainment::paused),
                        sum(items, SlaAttainment::cancelled), sum(items, SlaAttainment::arrivedOwned),
                        sum(items, SlaAttainment::noSla)),
                items);
    }

    private static long sum(List<SlaAttainment> items, ToLongFunction<SlaAttainment> count) {
        return items.stream().mapToLong(count).sum();
    }
}
