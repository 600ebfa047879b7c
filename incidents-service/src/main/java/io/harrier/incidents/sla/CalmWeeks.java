package io.harrier.incidents.sla;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Weeks in which nothing differs from the plan: no holiday, and no change of the clocks in or beside them. Asked for later and later days. */
final class CalmWeeks {

    private final ZoneId zone;
    private final NavigableSet<LocalDate> holidays;
    /** The next change of the clocks, and the days it touches. */
    private ZoneOffsetTransition change;
    private LocalDate first;
    private LocalDate last;

    CalmWeeks(ZoneId zone, Set<LocalDate> holidays, LocalDate start) {
        this.zone = zone;
        this.holidays = new TreeSet<>(holidays);
        expect(zone.getRules().nextTransition(start.minusDays(2).atStartOfDay(zone).toInstant()));
    }

    /** How many whole weeks from this day on are calm, {@link Long#MAX_VALUE} when all are. */
    long from(LocalDate date) {
        while (change != null && last.isBefore(date)) {
            expect(zone.getRules().nextTransition(change.getInstant()));
        }
        return Math.min(weeksBefore(holidays.ceiling(date), date), weeksBefore(change == null ? null : first, date));
    }

    private static long weeksBefore(LocalDate end, LocalDate date) {
        return end == null ? Long.MAX_VALUE : Math.max(0, ChronoUnit.WEEKS.between(date, end));
    }

    /** A change at midnight makes the day before longer or shorter, too; some have skipped a day (Apia, 2011). */
    private void expect(ZoneOffsetTransition next) {
        change = next;
        if (next != null) {
            var before = next.getDateTimeBefore().toLocalDate();
            var after = next.getDateTimeAfter().toLocalDate();
            first = (before.isBefore(after) ? before : after).minusDays(1);
            last = before.isBefore(after) ? after : before;
        }
    }
}
