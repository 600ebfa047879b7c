package io.harrier.alerts.alert;

import static io.harrier.alerts.alert.AlertProperties.ASSIGNED;
import static io.harrier.alerts.alert.AlertProperties.FIRST_SEEN;
import static io.harrier.alerts.alert.AlertProperties.INCIDENT;
import static io.harrier.alerts.alert.AlertProperties.OWNER;
import static io.harrier.alerts.alert.AlertProperties.SEVERITY;
import static io.harrier.alerts.alert.AlertProperties.SOURCE_ID;
import static io.harrier.alerts.alert.AlertProperties.SOURCE_SYSTEM;
import static io.harrier.alerts.alert.AlertProperties.SOURCE_TYPE;
import static io.harrier.alerts.alert.AlertProperties.STATUS;
import static io.harrier.alerts.alert.AlertProperties.TEAM;
import static io.harrier.alerts.alert.AlertProperties.UPDATED;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.harrier.platform.filter.Condition;
import io.harrier.platform.filter.Condition.Test;
import io.harrier.platform.paging.Order;

/**
 * Which alerts are asked for, and in which order.
 *
 * @param words of {@code q}; each has to be found
 * @param states those that an index is of and that nothing else is asked for
 * @param after the values of a cursor, by name
 */
record AlertQuestion(Condition condition, List<String> words, AlertSort sort, States states, Map<String, Object> after) {

    private static final Set<AlertStatus> HELD = EnumSet.of(AlertStatus.ASSIGNED, AlertStatus.INVESTIGATING);
    private static final Set<AlertStatus> QUEUED = EnumSet.of(AlertStatus.OPEN, AlertStatus.ASSIGNED,
            AlertStatus.INVESTIGATING);
    private static final Set<AlertStatus> SUPPRESSED = EnumSet.of(AlertStatus.SUPPRESSED);
    private static final Set<AlertStatus> SHOWN = EnumSet.complementOf(EnumSet.of(AlertStatus.SUPPRESSED));
    private static final int MOST_WORDS = 8;

    /** An index of some states serves a query only that names them as the index does: the planner knows no parameters. */
    enum States {
        ANY("", ""),
        SUPPRESSED("suppressed", " and status = SUPPRESSED"),
        HELD("held", " and status in (ASSIGNED, INVESTIGATING)"),
        QUEUED("queued", " and status in (OPEN, ASSIGNED, INVESTIGATING)");

        final String searched;
        final String hql;

        States(String searched, String hql) {
            this.searched = searched;
            this.hql = hql;
        }
    }

    /**
     * @param me the subject of who asks
     * @param asked the sort; by what is asked for where null
     */
    static AlertQuestion of(AlertFilter filter, Instant updatedSince, String asked, String me, Instant now) {
        boolean mine = "me".equals(filter.assignedTo);
        var states = filter.status != null && !filter.status.isEmpty() ? filter.status : mine ? HELD : Set.<AlertStatus>of();
        var sort = asked != null
                ? Order.named(asked, AlertSort.values())
                : updatedSince != null ? AlertSort.UPDATED : mine ? AlertSort.ASSIGNED : AlertSort.SEVERITY;
        var filtered = AlertProperties.FILTER.read(filter.filter, me, now);
        // What is suppressed is shown to who asks for it, for an alert by its identity or incident, or for all that changed.
        boolean all = updatedSince != null || filter.sourceId != null || filter.incidentId != null || filtered.names(STATUS);
        var condition = Condition.all(Condition.anyOf(STATUS, states.isEmpty() && !all ? SHOWN : states),
                Condition.anyOf(SEVERITY, filter.severity),
                Condition.anyOf(SOURCE_SYSTEM, filter.sourceSystem), Condition.anyOf(SOURCE_TYPE, filter.sourceType),
                Condition.is(SOURCE_ID, Test.EQUAL, filter.sourceId), Condition.is(INCIDENT, Test.EQUAL, filter.incidentId),
                Condition.is(TEAM, Test.EQUAL, filter.team),
                Condition.is(OWNER, Test.EQUAL, mine ? me : filter.assignedTo),
                Condition.is(FIRST_SEEN, Test.MORE_OR_EQUAL, filter.from), Condition.is(FIRST_SEEN, Test.LESS, filter.to),
                Condition.is(UPDATED, Test.MORE_OR_EQUAL, updatedSince),
                sort == AlertSort.ASSIGNED ? new Condition.Is(ASSIGNED, Test.ABSENT, List.of(), true) : Condition.EVERYTHING,
                filtered);
        return new AlertQuestion(condition, words(filter.q), sort, states(states, filter.assignedTo != null), Map.of());
    }

    AlertQuestion after(String cursor) {
        return new AlertQuestion(condition, words, sort, states, sort.after(cursor));
    }

    boolean needsSearch() {
        return !words.isEmpty() || condition.needsSearch();
    }

    private static List<String> words(String q) {
        return q == null ? List.of() : Arrays.stream(q.strip().split("\\s+", MOST_WORDS)).distinct().toList();
    }

    private static States states(Collection<AlertStatus> asked, boolean ofOne) {
        if (asked.isEmpty()) {
            return States.ANY;
        }
        if (SUPPRESSED.containsAll(asked)) {
            return States.SUPPRESSED;
        }
        return ofOne && HELD.containsAll(asked) ? States.HELD : QUEUED.containsAll(asked) ? States.QUEUED : States.ANY;
    }
}
