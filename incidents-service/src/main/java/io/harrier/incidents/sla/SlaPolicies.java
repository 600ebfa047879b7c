package io.harrier.incidents.sla;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Severity;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What a tenant promises. A change holds for incidents opened or reclassified from then on. */
@ApplicationScoped
@TenantTransaction
class SlaPolicies {

    private final SlaPolicyRepository policies;
    private final CalendarRepository calendars;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;

    SlaPolicies(SlaPolicyRepository policies, CalendarRepository calendars, CurrentCaller current, Audit audit, Clock clock) {
        this.policies = policies;
        this.calendars = calendars;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    /** The tenant's own, or the default. */
    Uni<SlaPolicy> of(Severity severity) {
        return policies.findById(severity).map(own -> orDefault(own, severity));
    }

    Uni<SlaPolicyView> get(Severity severity) {
        return of(severity).map(SlaPolicyView::of);
    }

    /** One per severity, the worst first. */
    Uni<List<SlaPolicyView>> list() {
        return policies.listAll().map(own -> {
            var known = own.stream().collect(Collectors.toMap(it -> it.severity, Function.identity()));
            return Arrays.stream(Severity.values())
                    .map(severity -> SlaPolicyView.of(known.getOrDefault(severity, SlaPolicy.defaultFor(severity)))).toList();
        });
    }

    Uni<SlaPolicyView> replace(Severity severity, IfMatch match, PutSlaPolicy request) {
        var required = IfMatch.required(match);
        return known(request).chain(() -> policies.held(severity)).map(own -> orDefault(own, severity))
                .invoke(policy -> IfMatch.check(required, policy.version()))
                .invoke(policy -> policy.replace(request, current.get(), clock.instant())).chain(policies::persistAndFlush)
                .call(() -> audit.record("sla_policy_updated", "sla_policy", severity.wire, Map.of("to", request)))
                .map(SlaPolicyView::of);
    }

    private static SlaPolicy orDefault(SlaPolicy own, Severity severity) {
        return own == null ? SlaPolicy.defaultFor(severity) : own;
    }

    private Uni<Void> known(PutSlaPolicy request) {
        if (request.calendarId() == null) {
            return Uni.createFrom().voidItem();
        }
        return calendars.findById(request.calendarId()).onItem().ifNull()
                .failWith(() -> new RuleBroken("/calendarId", "There is no such calendar")).replaceWithVoid();
    }
}
