package io.harrier.incidents.incident;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.harrier.platform.http.Parameters;
import io.harrier.platform.problem.ProblemException;
import io.harrier.platform.problem.RuleBroken;

/** The parameters of the list of incidents as they are kept in saved views, read as those of a request are. */
final class IncidentParameters {

    final IncidentFilter filter = new IncidentFilter();
    String sort;
    Instant updatedSince;

    private static final Map<String, BiConsumer<IncidentParameters, List<String>>> READERS = new TreeMap<>(Map.ofEntries(
            entry("status", (it, values) -> it.filter.status = values),
            entry("severity", (it, values) -> it.filter.severity = values),
            entry("priority", (it, values) -> it.filter.priority = all(Priority.class, values)),
            entry("incidentType", (it, values) -> it.filter.incidentType = all(IncidentType.class, values)),
            entry("owner", (it, values) -> it.filter.owner = values),
            entry("incidentManager", (it, values) -> it.filter.incidentManager = values),
            entry("team", (it, values) -> it.filter.team = values),
            entry("tag", (it, values) -> it.filter.tag = values),
            entry("watchedByMe", (it, values) -> it.filter.watchedByMe = flag(one(values))),
            entry("reference", (it, values) -> it.filter.reference = one(values)),
            entry("alertId", (it, values) -> it.filter.alertId = one(UUID.class, values)),
            entry("escalationId", (it, values) -> it.filter.escalationId = one(UUID.class, values)),
            entry("q", (it, values) -> it.filter.q = words(one(values))),
            entry("filter", (it, values) -> it.filter.filter = one(values)),
            entry("sort", (it, values) -> it.sort = one(values)),
            entry("updatedSince", (it, values) -> it.updatedSince = one(Instant.class, values))));

    private IncidentParameters() {
    }

    /** @throws RuleBroken that names the parameter */
    static IncidentParameters of(Map<String, List<String>> parameters) {
        var read = new IncidentParameters();
        parameters.forEach((name, values) -> {
            var reader = READERS.get(name);
            if (reader == null) {
                throw new RuleBroken("/parameters/" + name, "Not one of " + String.join(", ", READERS.keySet()));
            }
            named(name, () -> {
                reader.accept(read, values);
                return null;
            });
        });
        named("status", read.filter::statuses);
        named("severity", read.filter::severities);
        named("reference", read.filter::number);
        return read;
    }

    IncidentQuestion question(String me, Instant now) {
        named("sort", () -> IncidentQuestion.of(new IncidentFilter(), updatedSince, sort, me, now));
        return named("filter", () -> IncidentQuestion.of(filter, updatedSince, sort, me, now));
    }

    private static <T> T named(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ProblemException | IllegalArgumentException wrong) {
            throw new RuleBroken("/parameters/" + name, wrong.getMessage());
        }
    }

    private static <T> List<T> all(Class<T> type, List<String> values) {
        Function<String, T> reader = text -> Parameters.read(type, text);
        return values.stream().map(reader).toList();
    }

    private static <T> T one(Class<T> type, List<String> values) {
        return Parameters.read(type, one(values));
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("true or false");
        }
        return text.equals("true");
    }

    private static String one(List<String> values) {
        if (values.size() != 1 || values.get(0).isEmpty()) {
            throw new IllegalArgumentException("One value is needed");
        }
        return values.get(0);
    }

    private static String words(String q) {
        if (q.length() > IncidentFilter.LONGEST_WORDS) {
            throw new IllegalArgumentException("At most " + IncidentFilter.LONGEST_WORDS + " characters");
        }
        return q;
    }
}
