package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import jakarta.inject.Singleton;

import io.harrier.incidents.announcement.IncidentEvents;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.timeline.EventSeverity;
import io.harrier.incidents.timeline.Timeline;
import io.harrier.incidents.timeline.TimelineEventType;
import io.harrier.platform.access.CurrentCaller;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/** Tells what time has made of clocks: on the timeline, to the other services, in the metrics. Whoever calls holds the clocks. */
@Singleton
class SlaNotices {

    private final IncidentEvents events;
    private final Timeline timeline;
    private final CurrentCaller current;
    private final MeterRegistry metrics;

    SlaNotices(IncidentEvents events, Timeline timeline, CurrentCaller current, MeterRegistry metrics) {
        this.events = events;
        this.timeline = timeline;
        this.current = current;
        this.metrics = metrics;
    }

    /** Breaches that nobody had noticed, before something else is made of the clocks. */
    Uni<Void> breaches(Incident incident, List<SlaClock> clocks, Instant now) {
        var told = Uni.createFrom().voidItem();
        for (var clock : clocks) {
            if (clock.breach(now)) {
                told = told.chain(() -> breached(incident, clock));
            }
        }
        return told;
    }

    /** Whatever time has made of one clock by now. */
    Uni<Void> lapse(Incident incident, SlaClock clock, Instant now) {
        return clock.notice(now).map(notice -> switch (notice) {
            case AT_RISK -> atRisk(incident, clock);
            case BREACHED -> breached(incident, clock);
        }).orElse(Uni.createFrom().voidItem());
    }

    private Uni<Void> atRisk(Incident incident, SlaClock clock) {
        count(ClockNotice.AT_RISK, clock);
        return timeline.write(incident.id, TimelineEventType.MILESTONE, EventSeverity.LOW, "SLA at risk: " + clock.goal.wire,
                "Three quarters of the time to " + clock.goal.wire + " are gone; it is due " + clock.dueAt, current.get())
                .chain(() -> events.slaAtRisk(incident, clock.id, clock.goal.wire, clock.startedAt, clock.dueAt));
    }

    private Uni<Void> breached(Incident incident, SlaClock clock) {
        count(ClockNotice.BREACHED, clock);
        return timeline.write(incident.id, TimelineEventType.MILESTONE, EventSeverity.HIGH, "SLA breached: " + clock.goal.wire,
                "The time to " + clock.goal.wire + " ended " + clock.breachedAt, current.get())
                .chain(() -> events.slaBreached(incident, clock.id, clock.goal.wire, clock.startedAt, clock.breachedAt));
    }

    private void count(ClockNotice notice, SlaClock clock) {
        metrics.counter("harrier_sla_notices_total", "notice", notice.name().toLowerCase(Locale.ROOT), "goal", clock.goal.wire)
                .increment();
    }
}
