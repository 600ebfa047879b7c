package io.harrier.alerts.collector;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.source.Criticality;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** Keeps what a tenant says of its collectors. */
@ApplicationScoped
@TenantTransaction
class LogCollectorService {

    private static final String SUBJECT = "log_collector";
    private static final int LARGEST_CONFIGURATION = 64 * 1024;
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
    private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST_SILENCE = Duration.ofDays(30);

    private final LogCollectorRepository collectors;
    private final HeartbeatRepository heartbeats;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    LogCollectorService(LogCollectorRepository collectors, HeartbeatRepository heartbeats, Audit audit, CurrentCaller current,
            Ids ids, Clock clock) {
        this.collectors = collectors;
        this.heartbeats = heartbeats;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<LogCollectorView>> list(LogCollectorFilter filter, PageRequest page) {
        return collectors.list(filter, page).chain(rows -> heartbeats.of(rows.stream().map(it -> it.id).toList())
                .map(said -> Page.of(rows, page.limit,
                        it -> LogCollectorView.of(it, said.get(it.id), clock.instant()),
                        it -> Cursor.of(LogCollectorRepository.SORT, it.name))));
    }

    Uni<LogCollectorView> get(UUID id) {
        return collectors.get(id).chain(this::view);
    }

    Uni<LogCollectorView> create(LogCollectorRequest request) {
        var collector = new LogCollector();
        collector.id = ids.next();
        collector.createdAt = clock.instant();
        collector.createdBy = current.get().subject();
        apply(collector, request);
        return refuseKnownName(collector).chain(() -> collectors.persistAndFlush(collector))
                .call(() -> record("log_collector_created", collector)).chain(() -> view(collector));
    }

    Uni<LogCollectorView> change(UUID id, IfMatch match, LogCollectorRequest request) {
        IfMatch.required(match);
        return collectors.lock(id).invoke(collector -> {
            IfMatch.check(match, collector.version);
            apply(collector, request);
        }).call(this::refuseKnownName).call(collectors::flush).call(it -> record("log_collector_changed", it))
                .chain(this::view);
    }

    private Uni<LogCollectorView> view(LogCollector collector) {
        return heartbeats.of(List.of(collector.id))
                .map(said -> LogCollectorView.of(collector, said.get(collector.id), clock.instant()));
    }

    private Uni<Void> refuseKnownName(LogCollector collector) {
        return collectors.isNamed(collector.name, collector.id).invoke(known -> {
            if (known) {
                throw new Conflict("There is a collector named " + collector.name + " already");
            }
        }).replaceWithVoid();
    }

    private void apply(LogCollector collector, LogCollectorRequest request) {
        boolean watched = collector.isWatched();
        var interval = request.heartbeatInterval();
        var silence = silentAfter(request);
        check(request, silence);
        collector.name = request.name();
        collector.type = request.type();
        collector.description = request.description();
        collector.softwareVersion = request.softwareVersion();
        collector.location = request.location();
        collector.status = requireNonNullElse(request.status(), CollectorStatus.DEPLOYED);
        collector.criticality = requireNonNullElse(request.criticality(), Criticality.MEDIUM);
        collector.configuration = requireNonNullElse(request.configuration(), Map.of());
        collector.account = request.account();
        collector.heartbeatIntervalSeconds = interval == null ? null : interval.toSeconds();
        collector.silentAfterSeconds = silence == null ? null : silence.toSeconds();
        collector.updatedAt = clock.instant();
        collector.watch(watched, collector.updatedAt);
        collector.updatedBy = current.get().subject();
    }

    private static Duration silentAfter(LogCollectorRequest request) {
        var interval = request.heartbeatInterval();
        if (interval == null || request.silentAfter() != null) {
            return request.silentAfter();
        }
        var three = interval.multipliedBy(3);
        return three.compareTo(SHORTEST_SILENCE) < 0 ? SHORTEST_SILENCE : three;
    }

    private static void check(LogCollectorRequest request, Duration silence) {
        var interval = request.heartbeatInterval();
        refuse(interval == null && silence != null, "/heartbeatInterval", "Is needed where silentAfter is given");
        refuse(interval != null
                && (interval.compareTo(SHORTEST_INTERVAL) < 0 || interval.compareTo(LONGEST_INTERVAL) > 0),
                "/heartbeatInterval", "Must be from PT5S to P1D");
        refuse(silence != null && (silence.compareTo(interval) < 0 || silence.compareTo(LONGEST_SILENCE) > 0), "/silentAfter",
                "Must be from the heartbeatInterval to P30D");
        refuse(request.configuration() != null
                && new JsonObject(request.configuration()).toBuffer().length() > LARGEST_CONFIGURATION, "/configuration",
                "May have " + LARGEST_CONFIGURATION + " bytes as JSON");
    }

    private static void refuse(boolean broken, String pointer, String detail) {
        if (broken) {
            throw new RuleBroken(pointer, detail);
        }
    }

    private Uni<Void> record(String action, LogCollector collector) {
        return audit.record(action, SUBJECT, collector.id, Map.of("name", collector.name, "type", collector.type.wire, "status",
                collector.status.wire, "watched", collector.isWatched()));
    }
}
