package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.incidents.announcement.ClockNews;
import io.harrier.incidents.announcement.IncidentEvents;
import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.timeline.EventSeverity;
import io.harrier.incidents.timeline.Timeline;
import io.harrier.incidents.timeline.TimelineEventType;
import io.harrier.platform.access.CurrentCaller;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/**
 * Tells what time has made of clocks: on the timeline, to the other services, in the metrics; and plans what their policies want done about
 * it. Whoever calls holds the clocks. However many there are, they are told of in as many statements as one.
 */
@Singleton
class SlaNotices {

    private final IncidentEvents events;
    private final Timeline timeline;
    private final SlaEscalationPlan escalations;
    private final CurrentCaller current;
    private final MeterRegistry metrics;

    SlaNotices(IncidentEvents events, Timeline timeline, SlaEscalationPlan escalations, CurrentCaller current,
            MeterRegistry metrics) {
        this.events = events;
        this.timeline = timeline;
        this.escalations = escalations;
        this.current = current;
        this.metrics = metrics;
    }

    /** Breaches that nobody had noticed, before something else is made of the clocks. */
    Uni<Void> breaches(Incident incident, List<SlaClock> clocks, Instant now) {
        return tell(clocks.stream().filter(clock -> clock.breach(now))
                .map(clock -> new Noticed(incident, clock, ClockNotice.BREACHED)).toList());
    }

    /** What was said of these clocks before is called for again: while they had ended its steps were dropped. */
    Uni<Void> goneOn(Incident incident, List<SlaClock> clocks) {
        return escalations.plan(clocks.stream().filter(it -> it.breachedAt != null || it.warnedAt != null)
                .map(it -> new Noticed(incident, it, it.breachedAt == null ? ClockNotice.AT_RISK : ClockNotice.BREACHED))
                .toList());
    }

    /** Whatever time has made of these clocks by now. */
    Uni<Void> lapse(Map<UUID, Incident> incidents, List<SlaClock> clocks, Instant now) {
        return tell(clocks.stream().flatMap(clock -> clock.notice(now)
                .map(notice -> new Noticed(incidents.get(clock.incidentId), clock, notice)).stream()).toList());
    }

    private Uni<Void> tell(List<Noticed> all) {
        if (all.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        all.forEach(this::count);
        return timeline.write(all.stream().map(SlaNotices::entry).toList(), current.get())
                .chain(() -> events.slaNoticed(news(all, ClockNotice.AT_RISK), news(all, ClockNotice.BREACHED)))
                .chain(() -> escalations.plan(all));
    }

    private static Timeline.Entry entry(Noticed it) {
        var goal = it.clock().goal.wire;
        return switch (it.notice()) {
            case AT_RISK -> new Timeline.Entry(it.incident().id, TimelineEventType.MILESTONE, EventSeverity.LOW,
                    "SLA at risk: " + goal, said(it.clock(), it.notice()));
            case BREACHED -> new Timeline.Entry(it.incident().id, TimelineEventType.MILESTONE, EventSeverity.HIGH,
                    "SLA breached: " + goal, said(it.clock(), it.notice()));
        };
    }

    /** What it is that there is to tell of a clock. */
    static String said(SlaClock clock, ClockNotice notice) {
        return switch (notice) {
            case AT_RISK -> "%d %% of the time to %s are gone; it is due %s".formatted(clock.warningPercent, clock.goal.wire,
                    clock.dueAt);
            case BREACHED -> "The time to " + clock.goal.wire + " ended " + clock.breachedAt;
        };
    }

    private static List<ClockNews> news(List<Noticed> all, ClockNotice notice) {
        return all.stream().filter(it -> it.notice() == notice).map(it -> news(it.incident(), it.clock())).toList();
    }

    static ClockNews news(Incident incident, SlaClock clock) {
        return new ClockNews(incident, clock.id, clock.goal.wire, clock.startedAt, clock.dueAt, clock.breachedAt);
    }

    private void count(Noticed it) {
        metrics.counter("harrier_sla_notices_total", "notice", it.notice().wire, "goal", it.clock().goal.wire).increment();
    }
}
