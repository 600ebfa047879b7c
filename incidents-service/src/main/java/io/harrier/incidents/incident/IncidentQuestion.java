package io.harrier.incidents.incident;

import static io.harrier.incidents.incident.IncidentProperties.ESCALATION;
import static io.harrier.incidents.incident.IncidentProperties.MANAGER;
import static io.harrier.incidents.incident.IncidentProperties.NUMBER;
import static io.harrier.incidents.incident.IncidentProperties.OWNER;
import static io.harrier.incidents.incident.IncidentProperties.PRIORITY;
import static io.harrier.incidents.incident.IncidentProperties.SEVERITY;
import static io.harrier.incidents.incident.IncidentProperties.STATUS;
import static io.harrier.incidents.incident.IncidentProperties.TAGS;
import static io.harrier.incidents.incident.IncidentProperties.TEAM;
import static io.harrier.incidents.incident.IncidentProperties.TYPE;
import static io.harrier.incidents.incident.IncidentProperties.UPDATED;
import static io.harrier.incidents.incident.IncidentProperties.WATCHERS;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.harrier.platform.filter.Condition;
import io.harrier.platform.filter.Condition.Test;
import io.harrier.platform.filter.HqlConditions;
import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Order;

/**
 * Which incidents are asked for, and in which order.
 *
 * @param words of {@code q}; each has to be found
 * @param alertId an alert that they have; null where none is asked for
 * @param live whether no other status is asked for than of what lives, which has an index of its own
 * @param after the values of a cursor, by name
 */
record IncidentQuestion(Condition condition, List<String> words, UUID alertId, boolean live, IncidentSort sort,
        Map<String, Object> after) {

    private static final int MOST_WORDS = 8;

    /**
     * @param me the subject of who asks
     * @param asked the sort; the newest first where null
     */
    static IncidentQuestion of(IncidentFilter filter, Instant updatedSince, String asked, String me, Instant now) {
        var sort = asked == null ? IncidentSort.NEWEST : Order.named(asked, IncidentSort.values());
        var statuses = filter.statuses();
        var condition = Condition.all(Condition.anyOf(STATUS, statuses), Condition.anyOf(SEVERITY, filter.severities()),
                Condition.anyOf(PRIORITY, filter.priority), Condition.anyOf(TYPE, filter.incidentType),
                Condition.anyOf(OWNER, filter.owners(me)), Condition.anyOf(MANAGER, filter.incidentManager),
                Condition.anyOf(TEAM, filter.team), holdsAnyOf(filter.tags()),
                filter.watched() ? Condition.is(WATCHERS, Test.HOLDS, me) : Condition.EVERYTHING,
                Condition.is(NUMBER, Test.EQUAL, filter.number()), Condition.is(ESCALATION, Test.EQUAL, filter.escalationId),
                Condition.is(UPDATED, Test.MORE_OR_EQUAL, updatedSince),
                IncidentProperties.FILTER.read(filter.filter, me, now));
        boolean live = !statuses.isEmpty() && statuses.stream().allMatch(IncidentStatus::isLive);
        return new IncidentQuestion(condition, words(filter.q), filter.alertId, live, sort, Map.of());
    }

    private static Condition holdsAnyOf(List<String> tags) {
        return tags.isEmpty()
                ? Condition.EVERYTHING
                : new Condition.Any(tags.stream().map(tag -> Condition.is(TAGS, Test.HOLDS, tag)).toList());
    }

    IncidentQuestion after(String cursor) {
        return new IncidentQuestion(condition, words, alertId, live, sort, sort.after(cursor));
    }

    boolean needsSearch() {
        return !words.isEmpty() || condition.needsSearch();
    }

    /** What is asked for without a search, in HQL over the incident {@code i}. */
    Conditions conditions() {
        var conditions = new Conditions();
        HqlConditions.add(condition, conditions);
        conditions.with("i.id in (select l.key.incidentId from AlertLink l where l.key.alertId = :alertId)", "alertId",
                alertId);
        if (live) {
            conditions.also("i.reached.closedAt is null");
        }
        if (!after.isEmpty()) {
            conditions.also(sort.after);
            after.forEach(conditions::value);
        }
        return conditions;
    }

    private static List<String> words(String q) {
        return q == null || q.isBlank() ? List.of() : Arrays.stream(q.strip().split("\\s+", MOST_WORDS)).distinct().toList();
    }
}
