package io.harrier.alerts.alert;

import static io.harrier.platform.views.ViewParameters.all;
import static io.harrier.platform.views.ViewParameters.id;
import static io.harrier.platform.views.ViewParameters.named;
import static io.harrier.platform.views.ViewParameters.one;
import static io.harrier.platform.views.ViewParameters.words;
import static java.util.Map.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.views.ViewParameters;

/** The parameters of the list of alerts as they are kept in saved views. */
final class AlertParameters {

    private static final ViewParameters<AlertParameters> READER = new ViewParameters<AlertParameters>(Map.ofEntries(
            entry("status", (it, values) -> it.filter.status = all(AlertStatus.class, values)),
            entry("severity", (it, values) -> it.filter.severity = all(Severity.class, values)),
            entry("sourceSystem", (it, values) -> it.filter.sourceSystem = values),
            entry("sourceType", (it, values) -> it.filter.sourceType = all(SourceType.class, values)),
            entry("sourceId", (it, values) -> it.filter.sourceId = one(values)),
            entry("assignedTo", (it, values) -> it.filter.assignedTo = one(values)),
            entry("incidentId", (it, values) -> it.filter.incidentId = id(values)),
            entry("team", (it, values) -> it.filter.team = id(values)),
            entry("from", (it, values) -> it.filter.from = one(Instant.class, values)),
            entry("to", (it, values) -> it.filter.to = one(Instant.class, values)),
            entry("q", (it, values) -> it.filter.q = words(values, AlertFilter.SHORTEST_WORDS, AlertFilter.LONGEST_WORDS)),
            entry("filter", (it, values) -> it.filter.filter = one(values)),
            entry("sort", (it, values) -> it.sort = one(values)),
            entry("updatedSince", (it, values) -> it.updatedSince = one(Instant.class, values))));

    private final AlertFilter filter = new AlertFilter();
    private String sort;
    private Instant updatedSince;

    private AlertParameters() {
    }

    /** @throws RuleBroken that names the parameter */
    static AlertParameters of(Map<String, List<String>> parameters) {
        return READER.read(parameters, new AlertParameters());
    }

    AlertQuestion question(String me, Instant now) {
        named("sort", () -> AlertQuestion.of(new AlertFilter(), updatedSince, sort, me, now));
        return named("filter", () -> AlertQuestion.of(filter, updatedSince, sort, me, now));
    }
}
