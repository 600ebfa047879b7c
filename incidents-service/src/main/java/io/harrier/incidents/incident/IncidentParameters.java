package io.harrier.incidents.incident;

import static io.harrier.platform.views.ViewParameters.all;
import static io.harrier.platform.views.ViewParameters.flag;
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

/** The parameters of the list of incidents as they are kept in saved views. */
final class IncidentParameters {

    private static final ViewParameters<IncidentParameters> READER = new ViewParameters<IncidentParameters>(Map.ofEntries(
            entry("status", (it, values) -> it.filter.status = values),
            entry("severity", (it, values) -> it.filter.severity = values),
            entry("priority", (it, values) -> it.filter.priority = all(Priority.class, values)),
            entry("incidentType", (it, values) -> it.filter.incidentType = all(IncidentType.class, values)),
            entry("owner", (it, values) -> it.filter.owner = values),
            entry("incidentManager", (it, values) -> it.filter.incidentManager = values),
            entry("team", (it, values) -> it.filter.team = values),
            entry("tag", (it, values) -> it.filter.tag = values),
            entry("watchedByMe", (it, values) -> it.filter.watchedByMe = flag(values)),
            entry("reference", (it, values) -> it.filter.reference = one(values)),
            entry("alertId", (it, values) -> it.filter.alertId = id(values)),
            entry("escalationId", (it, values) -> it.filter.escalationId = id(values)),
            entry("q", (it, values) -> it.filter.q = words(values, 1, IncidentFilter.LONGEST_WORDS)),
            entry("filter", (it, values) -> it.filter.filter = one(values)),
            entry("sort", (it, values) -> it.sort = one(values)),
            entry("updatedSince", (it, values) -> it.updatedSince = one(Instant.class, values))));

    private final IncidentFilter filter = new IncidentFilter();
    private String sort;
    private Instant updatedSince;

    private IncidentParameters() {
    }

    /** @throws RuleBroken that names the parameter */
    static IncidentParameters of(Map<String, List<String>> parameters) {
        var read = READER.read(parameters, new IncidentParameters());
        named("status", read.filter::statuses);
        named("severity", read.filter::severities);
        named("reference", read.filter::number);
        return read;
    }

    IncidentQuestion question(String me, Instant now) {
        named("sort", () -> IncidentQuestion.of(new IncidentFilter(), updatedSince, sort, me, now));
        return named("filter", () -> IncidentQuestion.of(filter, updatedSince, sort, me, now));
    }
}
