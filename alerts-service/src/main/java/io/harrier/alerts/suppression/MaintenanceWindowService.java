package io.harrier.alerts.suppression;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.Severity;
import io.harrier.alerts.suppression.HitRepository.Hits;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Keeps maintenance windows. What one holds is looked at anew when it changes or ends. */
@ApplicationScoped
@TenantTransaction
class MaintenanceWindowService {

    private static final String SUBJECT = "maintenance_window";
    private static final long MOST = 200;

    private final MaintenanceWindowRepository windows;
    private final HitRepository hits;
    private final ReleaseRepository releases;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    MaintenanceWindowService(MaintenanceWindowRepository windows, HitRepository hits, ReleaseRepository releases, Audit audit,
            CurrentCaller current, Ids ids, Clock clock) {
        this.windows = windows;
        this.hits = hits;
        this.releases = releases;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<MaintenanceWindowView>> list(PageRequest page) {
        var now = clock.instant();
        return windows.list(page).chain(found -> hits.of(found.items().stream().map(it -> it.id).toList())
                .map(counted -> new Page<>(found.items().stream()
                        .map(it -> MaintenanceWindowView.of(it, counted.getOrDefault(it.id, Hits.NONE), now)).toList(),
                        found.nextCursor())));
    }

    Uni<MaintenanceWindowView> get(UUID id) {
        return windows.get(id).chain(this::view);
    }

    Uni<MaintenanceWindowView> create(MaintenanceWindowRequest request) {
        var now = clock.instant();
        WindowRules.check(request, now);
        var window = new MaintenanceWindow();
        window.id = ids.next();
        window.createdAt = now;
        window.createdBy = current.get().subject();
        window.createdByName = current.get().name();
        apply(window, request);
        return windows.live(now).invoke(live -> {
            if (live >= MOST) {
                throw new Conflict("There are " + MOST + " maintenance windows already: end those that are of no use");
            }
        }).chain(() -> windows.persistAndFlush(window)).call(() -> record("maintenance_window_created", window))
                .chain(this::view);
    }

    Uni<MaintenanceWindowView> change(UUID id, IfMatch match, MaintenanceWindowRequest request) {
        IfMatch.required(match);
        var now = clock.instant();
        return windows.lock(id).invoke(window -> {
            IfMatch.check(match, window.version);
            window.requireLive("change", now);
            WindowRules.check(request, now);
            apply(window, request);
        }).call(windows::flush).call(window -> record("maintenance_window_changed", window))
                .call(() -> releases.release(id, now)).chain(this::view);
    }

    Uni<MaintenanceWindowView> end(UUID id, IfMatch match) {
        var now = clock.instant();
        return windows.lock(id).invoke(window -> {
            IfMatch.check(match, window.version);
            window.end(current.get(), now);
            touch(window);
        }).call(windows::flush).call(window -> record("maintenance_window_ended", window))
                .call(() -> releases.release(id, now)).chain(this::view);
    }

    private void apply(MaintenanceWindow window, MaintenanceWindowRequest request) {
        window.name = request.name();
        window.reason = request.reason();
        window.systems = array(request.systems());
        window.assets = array(request.assets());
        window.sources = array(request.sources());
        window.maxSeverity = requireNonNullElse(request.maxSeverity(), Severity.HIGH);
        window.startsAt = request.startsAt();
        window.endsAt = request.endsAt();
        var weekly = request.weekly();
        window.timeZone = weekly == null ? null : weekly.timeZone();
        window.weekdays = weekly == null
                ? null
                : weekly.weekdays().stream().distinct().map(it -> it.wire).toArray(String[]::new);
        window.startTime = weekly == null ? null : LocalTime.parse(weekly.startTime());
        window.durationSeconds = weekly == null ? null : weekly.duration().toSeconds();
        window.firstDate = weekly == null ? null : weekly.firstDate();
        window.lastDate = weekly == null ? null : weekly.lastDate();
        touch(window);
    }

    private void touch(MaintenanceWindow window) {
        window.updatedAt = clock.instant();
        window.updatedBy = current.get().subject();
    }

    private static String[] array(List<String> names) {
        return MaintenanceWindowRequest.orNone(names).toArray(String[]::new);
    }

    private Uni<MaintenanceWindowView> view(MaintenanceWindow window) {
        return hits.of(window.id).map(counted -> MaintenanceWindowView.of(window, counted, clock.instant()));
    }

    private Uni<Void> record(String action, MaintenanceWindow window) {
        return audit.record(action, SUBJECT, window.id, Map.of("name", window.name, "reason", window.reason, "maxSeverity",
                window.maxSeverity.wire, "weekly", window.isWeekly()));
    }
}
