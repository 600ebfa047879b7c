package io.harrier.alerts.collector;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.format.RecordRuleSets;
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

/** Keeps what a tenant says of how its collectors take the records of its sources. */
@ApplicationScoped
@TenantTransaction
class LogCollectionMappingService {

    private static final String SUBJECT = "log_collection_mapping";
    private static final Duration SHORTEST_SPAN = Duration.ofSeconds(1);
    private static final Duration LONGEST_SPAN = Duration.ofHours(1);

    private final LogCollectionMappingRepository mappings;
    private final LogCollectorRepository collectors;
    private final KnownLogSources sources;
    private final RecordRuleSets rules;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    LogCollectionMappingService(LogCollectionMappingRepository mappings, LogCollectorRepository collectors,
            KnownLogSources sources, RecordRuleSets rules, Audit audit, CurrentCaller current, Ids ids, Clock clock) {
        this.mappings = mappings;
        this.collectors = collectors;
        this.sources = sources;
        this.rules = rules;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<LogCollectionMappingView>> list(LogCollectionMappingFilter filter, PageRequest page) {
        return mappings.list(filter, page);
    }

    Uni<LogCollectionMappingView> get(UUID id) {
        return mappings.get(id).map(LogCollectionMappingView::of);
    }

    Uni<LogCollectionMappingView> create(LogCollectionMappingRequest request) {
        var mapping = new LogCollectionMapping();
        mapping.id = ids.next();
        mapping.createdAt = clock.instant();
        mapping.createdBy = current.get().subject();
        mapping.sourceId = request.sourceId();
        mapping.collectorId = request.collectorId();
        mapping.status = requireNonNullElse(request.status(), MappingStatus.CONFIGURED);
        if (mapping.status == MappingStatus.FAILED) {
            throw new RuleBroken("/status", "Begins configured, testing or active");
        }
        apply(mapping, request);
        return sources.check(mapping.sourceId, "/sourceId").chain(() -> checkCollector(mapping.collectorId))
                .chain(() -> mappings.has(mapping.sourceId, mapping.collectorId)).invoke(known -> {
                    if (known) {
                        throw new Conflict("This collector has a mapping for this source already: change that");
                    }
                }).chain(() -> mappings.persistAndFlush(mapping)).call(() -> record("log_collection_mapping_created", mapping))
                .replaceWith(() -> LogCollectionMappingView.of(mapping));
    }

    Uni<LogCollectionMappingView> change(UUID id, IfMatch match, LogCollectionMappingRequest request) {
        IfMatch.required(match);
        return mappings.lock(id).invoke(mapping -> {
            IfMatch.check(match, mapping.version);
            refuse(!request.sourceId().equals(mapping.sourceId), "/sourceId", "Never changes: make another mapping");
            refuse(!request.collectorId().equals(mapping.collectorId), "/collectorId", "Never changes: make another mapping");
            var status = requireNonNullElse(request.status(), mapping.status);
            mapping.status.checkMoveTo(status);
            mapping.status = status;
            apply(mapping, request);
        }).call(mappings::flush).call(mapping -> record("log_collection_mapping_changed", mapping))
                .map(LogCollectionMappingView::of);
    }

    private Uni<Void> checkCollector(UUID id) {
        return collectors.findById(id).onItem().ifNull()
                .failWith(() -> new RuleBroken("/collectorId", "There is no log collector " + id)).replaceWithVoid();
    }

    private void apply(LogCollectionMapping mapping, LogCollectionMappingRequest request) {
        mapping.filterRules = requireNonNullElse(request.filterRules(), List.of());
        mapping.transformationRules = requireNonNullElse(request.transformationRules(), List.of());
        rules.of(mapping.filterRules, mapping.transformationRules);
        var limit = request.throughputLimit();
        refuse(limit != null && (limit.per().compareTo(SHORTEST_SPAN) < 0 || limit.per().compareTo(LONGEST_SPAN) > 0
                || limit.per().toNanosPart() > 0), "/throughputLimit/per", "Must be whole seconds from PT1S to PT1H");
        mapping.throughputRecords = limit == null ? null : limit.records();
        mapping.throughputSeconds = limit == null ? null : (int) limit.per().toSeconds();
        mapping.updatedAt = clock.instant();
        mapping.updatedBy = current.get().subject();
    }

    private static void refuse(boolean broken, String pointer, String detail) {
        if (broken) {
            throw new RuleBroken(pointer, detail);
        }
    }

    private Uni<Void> record(String action, LogCollectionMapping mapping) {
        var limit = mapping.throughputLimit();
        return audit.record(action, SUBJECT, mapping.id,
                Map.of("sourceId", mapping.sourceId, "collectorId", mapping.collectorId,
                        "status", mapping.status.wire, "filters", mapping.filterRules.stream().map(it -> it.name()).toList(),
                        "transformations", mapping.transformationRules.stream().map(it -> it.name()).toList(),
                        "throughputLimit",
                        limit == null ? "none" : limit.records() + " in " + limit.per()));
    }
}
