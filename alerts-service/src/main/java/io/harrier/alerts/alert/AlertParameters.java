package io.harrier.alerts.alert;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.harrier.platform.http.Parameters;
import io.harrier.platform.problem.ProblemException;
import io.harrier.platform.problem.RuleBroken;

/** The parameters of the list of alerts as they are kept in saved views, read as those of a request are. */
final class AlertParameters {

    final AlertFilter filter = new AlertFilter();
    String sort;
    Instant updatedSince;

    private static final Map<String, BiConsumer<AlertParameters, List<String>>> READERS = new TreeMap<>(Map.ofEntries(
            entry("status", (it, values) -> it.filter.status = all(AlertStatus.class, values)),
            entry("severity", (it, values) -> it.filter.severity = all(Severity.class, values)),
            entry("sourceSystem", (it, values) -> it.filter.sourceSystem = values),
            entry("sourceType", (it, values) -> it.filter.sourceType = all(SourceType.class, values)),
            entry("sourceId", (it, values) -> it.filter.sourceId = one(values)),
            entry("assignedTo", (it, values) -> it.filter.assignedTo = one(values)),
            entry("incidentId", (it, values) -> it.filter.incidentId = one(UUID.class, values)),
            entry("team", (it, values) -> it.filter.team = one(UUID.class, values)),
            entry("from", (it, values) -> it.filter.from = one(Instant.class, values)),
            entry("to", (it, values) -> it.filter.to = one(Instant.class, values)),
            entry("q", (it, values) -> it.filter.q = words(one(values))),
            entry("filter", (it, values) -> it.filter.filter = one(values)),
            entry("sort", (it, values) -> it.sort = one(values)),
            entry("updatedSince", (it, values) -> it.updatedSince = one(Instant.class, values))));

    private AlertParameters() {
    }

    /** @throws RuleBroken that names the parameter */
    static AlertParameters of(Map<String, List<String>> parameters) {
        var read = new AlertParameters();
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
        return read;
    }

    AlertQuestion question(String me, Instant now) {
        named("sort", () -> AlertQuestion.of(new AlertFilter(), updatedSince, sort, me, now));
        return named("filter", () -> AlertQuestion.of(filter, updatedSince, sort, me, now));
    }

    private static <T> T named(String name, java.util.function.Supplier<T> reading) {
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

    private static String one(List<String> values) {
        if (values.size() != 1 || values.get(0).isEmpty()) {
            throw new IllegalArgumentException("One value is needed");
        }
        return values.get(0);
    }

    private static String words(String q) {
        if (q.length() < AlertFilter.SHORTEST_WORDS || q.length() > AlertFilter.LONGEST_WORDS) {
            throw new IllegalArgumentException(
                    AlertFilter.SHORTEST_WORDS + " to " + AlertFilter.LONGEST_WORDS + " characters are needed");
        }
        return q;
    }
}
