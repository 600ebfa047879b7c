package io.harrier.incidents.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/** Calendars and pauses that nobody would think of, the same in every run. */
final class RandomCalendar {

    private RandomCalendar() {
    }

    static BusinessCalendar in(ZoneId zone, Random random) {
        var week = new ArrayList<OpeningHours>();
        for (var day : DayOfWeek.values()) {
            if (random.nextInt(3) > 0) {
                int from = random.nextInt(23 * 60);
                int length = 1 + random.nextInt(24 * 60 - from);
                week.add(new OpeningHours(day, at(from), at(from + length)));
            }
        }
        if (week.isEmpty() || random.nextInt(5) == 0) {
            return new BusinessCalendar(zone, BusinessCalendar.ALWAYS.week(), holidays(random));
        }
        return new BusinessCalendar(zone, week, holidays(random));
    }

    /** One after the other, some of them long. */
    static List<Pause> pauses(Instant start, Random random) {
        var pauses = new ArrayList<Pause>();
        var at = start.minus(Duration.ofHours(random.nextInt(48)));
        for (int i = random.nextInt(4); i > 0; i--) {
            var from = at.plus(Duration.ofMinutes(random.nextInt(20_000)));
            at = from.plus(Duration.ofMinutes(random.nextInt(random.nextBoolean() ? 300 : 60_000)));
            pauses.add(new Pause(from, at, "waiting for the vendor", "ana"));
        }
        return pauses;
    }

    private static HashSet<LocalDate> holidays(Random random) {
        var holidays = new HashSet<LocalDate>();
        for (int i = random.nextInt(60); i > 0; i--) {
            holidays.add(LocalDate.of(2009, 1, 1).plusDays(random.nextInt(13 * 365)));
        }
        return holidays;
    }

    private static LocalTime at(int minute) {
        return LocalTime.of(minute / 60 % 24, minute % 60);
    }
}
