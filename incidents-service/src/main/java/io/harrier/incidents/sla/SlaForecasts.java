package io.harrier.incidents.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Says when running clocks are likely to stop, from what like clocks took and how long the queue is today. */
@ApplicationScoped
@TenantTransaction
class SlaForecasts {

    private final SlaClockRepository clocks;
    private final CalendarRepository calendars;
    private final SlaHistory history;
    private final IncidentService incidents;
    private final Clock clock;

    SlaForecasts(SlaClockRepository clocks, CalendarRepository calendars, SlaHistory history, IncidentService incidents,
            Clock clock) {
        this.clocks = clocks;
        this.calendars = calendars;
        this.history = history;
        this.incidents = incidents;
        this.clock = clock;
    }

    Uni<SlaForecastView> of(UUID id) {
        return incidents.visible(id).chain(incident -> clocks.of(id)
                .chain(all -> calendars.named(all.stream().map(it -> it.calendarId).toList())
                        .map(named -> new ClockSheet(all, named)))
                .chain(sheet -> history.queue(incident, clock.instant())
                        .chain(queue -> forecast(incident, sheet, queue, clock.instant()))));
    }

    private Uni<SlaForecastView> forecast(Incident incident, ClockSheet sheet, ForecastQueue queue, Instant now) {
        return Multi.createFrom().iterable(sheet.clocks()).select().where(it -> it.state == ClockState.RUNNING).onItem()
                .transformToUniAndConcatenate(it -> forecast(incident, it, sheet.calendarOf(it), queue, now)).collect().asList()
                .map(all -> new SlaForecastView(incident.id, now, SlaForecastView.FORMULA, queue, all));
    }

    private Uni<ClockForecast> forecast(Incident incident, SlaClock it, BusinessCalendar calendar, ForecastQueue queue,
            Instant now) {
        return history.longer(incident, it, it.worked(calendar, now), now)
                .map(longer -> ClockForecast.of(it, calendar, longer, queue.factor(), now));
    }
}
