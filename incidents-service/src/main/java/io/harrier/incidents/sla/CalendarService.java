package io.harrier.incidents.sla;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Business calendars. A change counts for deadlines set from then on; those set before stay. */
@ApplicationScoped
@TenantTransaction
class CalendarService {

    private static final String SUBJECT = "business_calendar";

    private final CalendarRepository calendars;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    CalendarService(CalendarRepository calendars, CurrentCaller current, Audit audit, Clock clock, Ids ids) {
        this.calendars = calendars;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    Uni<Page<CalendarView>> list(PageRequest page) {
        return calendars.list(page).map(rows -> Page.of(rows, page.limit, CalendarView::of, calendars::after));
    }

    Uni<CalendarView> get(UUID id) {
        return calendars.get(id).map(CalendarView::of);
    }

    Uni<CalendarView> create(PutCalendar request) {
        var calendar = TenantCalendar.create(ids.next(), request, current.get(), clock.instant());
        return free(request.name(), calendar.id).chain(() -> calendars.persistAndFlush(calendar))
                .call(() -> audit.record("business_calendar_created", SUBJECT, calendar.id, Map.of("name", calendar.name)))
                .map(CalendarView::of);
    }

    Uni<CalendarView> replace(UUID id, IfMatch match, PutCalendar request) {
        var required = IfMatch.required(match);
        return calendars.get(id).invoke(calendar -> IfMatch.check(required, calendar.version))
                .call(() -> free(request.name(), id))
                .invoke(calendar -> calendar.replace(request, current.get(), clock.instant()))
                .call(() -> calendars.flush())
                .call(() -> audit.record("business_calendar_updated", SUBJECT, id, Map.of("to", request)))
                .map(CalendarView::of);
    }

    Uni<Void> delete(UUID id, IfMatch match) {
        return calendars.get(id).invoke(calendar -> IfMatch.check(match, calendar.version))
                .call(() -> calendars.isUsed(id).invoke(used -> {
                    if (used) {
                        throw new Conflict("SLA policies or clocks count in this calendar");
                    }
                })).chain(calendars::delete)
                .chain(() -> audit.record("business_calendar_deleted", SUBJECT, id, Map.of()));
    }

    private Uni<Boolean> free(String name, UUID id) {
        return calendars.isTaken(name, id).invoke(taken -> {
            if (taken) {
                throw new Conflict("There is a calendar of that name");
            }
        });
    }
}
