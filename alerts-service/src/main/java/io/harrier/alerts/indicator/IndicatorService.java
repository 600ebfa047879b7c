package io.harrier.alerts.indicator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.indicator.IndicatorView.Sightings;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Keeps a tenant's threat intelligence. */
@ApplicationScoped
@TenantTransaction
class IndicatorService {

    private static final String SUBJECT = "indicator";
    private static final String BY_CHANGE = "updatedAt";
    private static final String BY_ID = "id";
    private static final int CHUNK = 2_000;

    private final IndicatorRepository indicators;
    private final Audit audit;
    private final CurrentCaller current;
    private final Clock clock;

    IndicatorService(IndicatorRepository indicators, Audit audit, CurrentCaller current, Clock clock) {
        this.indicators = indicators;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    Uni<IndicatorView> get(UUID id) {
        return indicators.get(id).chain(indicator -> views(List.of(indicator))).map(views -> views.get(0));
    }

    /** In the order in which they came, or by change where only changes are asked for. */
    Uni<Page<IndicatorView>> list(IndicatorFilter filter, PageRequest page) {
        boolean byChange = page.updatedSince != null;
        String sort = byChange ? BY_CHANGE : BY_ID;
        var conditions = new Conditions().anyOf("type in :type", "type", filter.type)
                .anyOf("verdict in :verdict", "verdict", filter.verdict).with("value = :value", "value", filter.value)
                .with("sourceId = :source", "source", filter.sourceId)
                .with("revoked = :revoked", "revoked", filter.revoked)
                .with("updatedAt >= :since", "since", page.updatedSince);
        var after = Cursor.decode(page.cursor, sort, byChange ? 2 : 1);
        if (after != null && byChange) {
            conditions.with("(updatedAt, id) > (:at, :id)", "at", after.instant(0)).value("id", after.id(1));
        } else if (after != null) {
            conditions.with("id > :id", "id", after.id(0));
        }
        return indicators.list(conditions, byChange ? "updatedAt, id" : "id", page.limit)
                .chain(rows -> views(rows.subList(0, Math.min(rows.size(), page.limit)))
                        .map(views -> new Page<>(views, rows.size() <= page.limit
                                ? null
                                : cursor(rows.get(page.limit - 1), sort).encoded())));
    }

    private static Cursor cursor(Indicator last, String sort) {
        return sort.equals(BY_CHANGE) ? Cursor.of(sort, last.updatedAt, last.id) : Cursor.of(sort, last.id);
    }

    private Uni<List<IndicatorView>> views(List<Indicator> rows) {
        var ids = rows.stream().map(row -> row.id).toList();
        return indicators.live(ids, clock.instant()).chain(live -> indicators.sightings(ids).map(seen -> rows.stream()
                .map(row -> IndicatorView.of(row, seen.getOrDefault(row.id, Sightings.NONE), live.contains(row.id)))
                .toList()));
    }

    /** Keeps what an upload says, all of it or nothing. */
    Uni<IndicatorUpload> upload(String source, Intel intel) {
        var items = intel.newest();
        String by = current.get().subject();
        return indicators.lockSource(source).onItem().ifNull()
                .failWith(() -> new RuleBroken("source", "There is no enrichment source " + source + " of type threat_intel"))
                .chain(id -> inChunks(items, chunk -> indicators.keep(chunk, id, by))
                        .chain(written -> inChunks(IntelObject.of(intel, items), chunk -> indicators.withdraw(chunk, id, by))
                                .map(withdrawn -> answer(intel, items.size(), written.stream().flatMap(List::stream).toList(),
                                        withdrawn)))
                        .call(() -> indicators.uploaded(id, by, clock.instant()))
                        .call(answer -> audit.record("indicators_uploaded", "enrichment_source", id, Map.of("source", source,
                                "format", answer.format(), "created", answer.created(), "updated", answer.updated(),
                                "withdrawn", answer.withdrawn()))));
    }

    private static <T, R> Uni<List<R>> inChunks(List<T> all, Function<List<T>, Uni<R>> work) {
        var chunks = new ArrayList<List<T>>();
        for (int start = 0; start < all.size(); start += CHUNK) {
            chunks.add(all.subList(start, Math.min(all.size(), start + CHUNK)));
        }
        return Multi.createFrom().iterable(chunks).onItem().transformToUniAndConcatenate(work::apply).collect().asList();
    }

    private static IndicatorUpload answer(Intel intel, int distinct, List<Boolean> written, List<Integer> withdrawn) {
        int created = (int) written.stream().filter(isNew -> isNew).count();
        return new IndicatorUpload(intel.format, created, written.size() - created, distinct - written.size(),
                withdrawn.stream().mapToInt(it -> it).sum(), intel.notUnderstood);
    }

    Uni<IndicatorView> revoke(UUID id, IfMatch match, String reason) {
        return indicators.lock(id).invoke(indicator -> {
            IfMatch.check(match, indicator.version);
            indicator.revoke(reason, current.get().subject(), clock.instant());
        }).call(indicators::flush).call(indicators::revokeAlike)
                .call(indicator -> audit.record("indicator_revoked", SUBJECT, id,
                        Map.of("type", indicator.type.wire, "value", indicator.value, "reason", reason)))
                .chain(indicator -> views(List.of(indicator))).map(views -> views.get(0));
    }
}
