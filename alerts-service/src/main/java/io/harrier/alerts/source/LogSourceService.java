package io.harrier.alerts.source;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.format.EntityKind;
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

/** Keeps what a tenant says of its sources. */
@ApplicationScoped
@TenantTransaction
class LogSourceService {

    private static final String SUBJECT = "log_source";

    private final LogSourceRepository sources;
    private final LogSourceRules rules;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    LogSourceService(LogSourceRepository sources, LogSourceRules rules, Audit audit, CurrentCaller current, Ids ids,
            Clock clock) {
        this.sources = sources;
        this.rules = rules;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<LogSourceView>> list(PageRequest page) {
        return sources.list(page);
    }

    Uni<LogSourceView> get(UUID id) {
        return sources.get(id).map(LogSourceView::of);
    }

    Uni<LogSourceView> create(LogSourceRequest request) {
        rules.check(request);
        var source = new LogSource();
        source.id = ids.next();
        source.createdAt = clock.instant();
        source.createdBy = current.get().subject();
        source.sourceSystem = requireNonNullElse(request.sourceSystem(), request.name());
        apply(source, request);
        return refuseKnownName(source).chain(() -> sources.has(source.sourceSystem)).invoke(known -> {
            if (known) {
                throw new Conflict("There is a source for the source system " + source.sourceSystem + " already: change that");
            }
        }).chain(() -> sources.persistAndFlush(source)).call(() -> record("log_source_created", source))
                .replaceWith(() -> LogSourceView.of(source));
    }

    Uni<LogSourceView> change(UUID id, IfMatch match, LogSourceRequest request) {
        IfMatch.required(match);
        rules.check(request);
        return sources.lock(id).invoke(source -> {
            IfMatch.check(match, source.version);
            if (request.sourceSystem() != null && !request.sourceSystem().equals(source.sourceSystem)) {
                throw new RuleBroken("/sourceSystem", "Never changes: alerts are known by it. Make another source");
            }
            apply(source, request);
        }).call(this::refuseKnownName).call(sources::flush).call(source -> record("log_source_changed", source))
                .map(LogSourceView::of);
    }

    private Uni<Void> refuseKnownName(LogSource source) {
        return sources.isNamed(source.name, source.id).invoke(known -> {
            if (known) {
                throw new Conflict("There is a source named " + source.name + " already");
            }
        }).replaceWithVoid();
    }

    private void apply(LogSource source, LogSourceRequest request) {
        boolean watched = source.isWatched();
        source.name = request.name();
        source.type = request.type();
        source.vendor = request.vendor();
        source.product = request.product();
        source.environment = request.environment();
        source.description = request.description();
        source.owner = request.owner();
        source.location = request.location();
        source.collectionMethod = request.collectionMethod();
        source.timezone = request.timezone();
        source.retentionPolicy = request.retentionPolicy();
        source.criticality = requireNonNullElse(request.criticality(), Criticality.MEDIUM);
        source.collectionStatus = requireNonNullElse(request.collectionStatus(), CollectionStatus.ACTIVE);
        source.enabled = requireNonNullElse(request.enabled(), true);
        source.format = request.format();
        source.mapping = request.mapping();
        source.identityFields = requireNonNullElse(request.identityFields(), List.<String>of()).toArray(String[]::new);
        source.duplicatePolicy = requireNonNullElse(request.duplicatePolicy(), DuplicatePolicy.ON);
        source.refirePolicy = requireNonNullElse(request.refirePolicy(), SourcePolicy.DEFAULT.refire());
        source.severityMap = request.severityMap() == null
                ? Map.of()
                : request.severityMap().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().wire));
        source.defaultSeverity = requireNonNullElse(request.defaultSeverity(), SourcePolicy.DEFAULT.defaultSeverity());
        source.entityWindowSeconds = request.entityWindow() == null ? null : request.entityWindow().toSeconds();
        source.entityKinds = requireNonNullElse(request.entityKinds(), List.<EntityKind>of()).stream().map(kind -> kind.wire)
                .distinct().toArray(String[]::new);
        source.silentAfterSeconds = request.silentAfter() == null ? null : request.silentAfter().toSeconds();
        source.updatedAt = clock.instant();
        source.watch(watched, source.updatedAt);
        source.updatedBy = current.get().subject();
    }

    private Uni<Void> record(String action, LogSource source) {
        return audit.record(action, SUBJECT, source.id, Map.of("name", source.name, "sourceSystem", source.sourceSystem,
                "enabled", source.enabled, "refirePolicy", source.refirePolicy.wire, "duplicatePolicy",
                source.duplicatePolicy.wire, "defaultSeverity", source.defaultSeverity.wire));
    }
}
