package io.harrier.alerts.source;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.KeyLength;
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

/** Keeps what a tenant says about its sources; ingest reads it with every batch. */
@ApplicationScoped
@TenantTransaction
class AlertSourceService {

    private static final String SUBJECT = "alert_source";

    private final AlertSourceRepository sources;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    AlertSourceService(AlertSourceRepository sources, Audit audit, CurrentCaller current, Ids ids, Clock clock) {
        this.sources = sources;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<AlertSourceView>> list(PageRequest page) {
        return sources.list(page);
    }

    Uni<AlertSourceView> get(UUID id) {
        return sources.get(id).map(AlertSourceView::of);
    }

    Uni<AlertSourceView> create(AlertSourceRequest.New request) {
        if (!KeyLength.fits(request.sourceSystem(), KeyLength.IDENTITY)) {
            throw new RuleBroken("/sourceSystem", "Must have at most " + KeyLength.IDENTITY + " bytes of UTF-8");
        }
        var source = new AlertSource();
        source.id = ids.next();
        source.createdAt = clock.instant();
        source.sourceSystem = request.sourceSystem();
        apply(source, request.refirePolicy(), request.defaultSeverity());
        return sources.has(request.sourceSystem()).invoke(known -> {
            if (known) {
                throw new Conflict("There is a policy for " + request.sourceSystem() + " already: change that");
            }
        }).chain(() -> sources.persistAndFlush(source)).call(() -> record("alert_source_created", source))
                .replaceWith(() -> AlertSourceView.of(source));
    }

    Uni<AlertSourceView> change(UUID id, IfMatch match, AlertSourceRequest.Change request) {
        IfMatch.required(match);
        return sources.lock(id).invoke(source -> {
            IfMatch.check(match, source.version);
            apply(source, request.refirePolicy(), request.defaultSeverity());
        }).call(sources::flush).call(source -> record("alert_source_changed", source)).map(AlertSourceView::of);
    }

    private void apply(AlertSource source, RefirePolicy refire, io.harrier.alerts.alert.Severity severity) {
        source.refirePolicy = Objects.requireNonNullElse(refire, SourcePolicy.DEFAULT.refire());
        source.defaultSeverity = Objects.requireNonNullElse(severity, SourcePolicy.DEFAULT.defaultSeverity());
        source.updatedAt = clock.instant();
        source.updatedBy = current.get().subject();
    }

    private Uni<Void> record(String action, AlertSource source) {
        return audit.record(action, SUBJECT, source.id, Map.of("sourceSystem", source.sourceSystem,
                "refirePolicy", source.refirePolicy.wire, "defaultSeverity", source.defaultSeverity.wire));
    }
}
