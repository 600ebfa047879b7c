package io.harrier.alerts.monitoring;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.source.KnownLogSources;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Keeps what a tenant says of the data that it monitors with. */
@ApplicationScoped
@TenantTransaction
class MonitoringDataSourceService {

    private static final String SUBJECT = "monitoring_data_source";
    private static final Set<DataSourceStatus> FIRST = EnumSet.of(DataSourceStatus.PLANNED, DataSourceStatus.TESTING,
            DataSourceStatus.ACTIVE);
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final MonitoringDataSourceRepository sources;
    private final KnownLogSources logSources;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    MonitoringDataSourceService(MonitoringDataSourceRepository sources, KnownLogSources logSources, Audit audit,
            CurrentCaller current, Ids ids, Clock clock) {
        this.sources = sources;
        this.logSources = logSources;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<MonitoringDataSourceView>> list(MonitoringDataSourceFilter filter, PageRequest page) {
        return sources.list(filter, page);
    }

    Uni<MonitoringDataSourceView> get(UUID id) {
        return sources.get(id).map(MonitoringDataSourceView::of);
    }

    Uni<MonitoringDataSourceView> create(MonitoringDataSourceRequest request) {
        var source = new MonitoringDataSource();
        source.id = ids.next();
        source.createdAt = clock.instant();
        source.createdBy = current.get().subject();
        source.status = requireNonNullElse(request.status(), DataSourceStatus.PLANNED);
        if (!FIRST.contains(source.status)) {
            throw new RuleBroken("/status", "Begins planned, testing or active");
        }
        apply(source, request);
        return refuseKnownName(source).chain(() -> logSources.check(source.logSourceId, "/logSourceId"))
                .chain(() -> sources.persistAndFlush(source)).call(() -> record("monitoring_data_source_created", source))
                .replaceWith(() -> MonitoringDataSourceView.of(source));
    }

    Uni<MonitoringDataSourceView> change(UUID id, IfMatch match, MonitoringDataSourceRequest request) {
        IfMatch.required(match);
        return sources.lock(id).invoke(source -> {
            IfMatch.check(match, source.version);
            var status = requireNonNullElse(request.status(), source.status);
            source.status.checkMoveTo(status);
            source.status = status;
            apply(source, request);
        }).call(this::refuseKnownName).call(source -> logSources.check(source.logSourceId, "/logSourceId"))
                .call(sources::flush).call(source -> record("monitoring_data_source_changed", source))
                .map(MonitoringDataSourceView::of);
    }

    private Uni<Void> refuseKnownName(MonitoringDataSource source) {
        return sources.isNamed(source.name, source.id).invoke(known -> {
            if (known) {
                throw new Conflict("There is a monitoring data source named " + source.name + " already");
            }
        }).replaceWithVoid();
    }

    private void apply(MonitoringDataSource source, MonitoringDataSourceRequest request) {
        var retention = request.retentionPeriod();
        if (retention != null && (retention.compareTo(SHORTEST) < 0 || retention.compareTo(LONGEST) > 0)) {
            throw new RuleBroken("/retentionPeriod", "Must be from PT1H to P36500D");
        }
        source.name = request.name();
        source.type = request.type();
        source.description = request.description();
        source.collectionMethod = request.collectionMethod();
        source.dataFormat = request.dataFormat();
        source.collectionFrequency = request.collectionFrequency();
        source.retentionSeconds = retention == null ? null : retention.toSeconds();
        source.systemIds = requireNonNullElse(request.systemIds(), List.<String>of()).toArray(String[]::new);
        source.logSourceId = request.logSourceId();
        source.updatedAt = clock.instant();
        source.updatedBy = current.get().subject();
    }

    private Uni<Void> record(String action, MonitoringDataSource source) {
        return audit.record(action, SUBJECT, source.id,
                Map.of("name", source.name, "type", source.type.wire, "status", source.status.wire));
    }
}
