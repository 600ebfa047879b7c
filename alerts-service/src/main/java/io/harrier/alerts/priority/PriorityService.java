package io.harrier.alerts.priority;

import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Keeps how a tenant weighs what makes an alert urgent. */
@ApplicationScoped
@TenantTransaction
class PriorityService {

    private final PriorityRepository weights;
    private final Audit audit;
    private final CurrentCaller current;
    private final Clock clock;

    PriorityService(PriorityRepository weights, Audit audit, CurrentCaller current, Clock clock) {
        this.weights = weights;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    Uni<PriorityWeightsView> get() {
        return weights.get();
    }

    Uni<PriorityWeightsView> change(IfMatch match, PriorityWeights wanted) {
        IfMatch.required(match);
        var caller = current.get();
        return weights.lock().invoke(before -> IfMatch.check(match, before.version()))
                .call(before -> weights.keep(wanted, caller.subject(), clock.instant()))
                .call(before -> audit.record("priority_weights_changed", "priority_weights", caller.tenantId(),
                        Map.of("from", before.weights(), "to", wanted)))
                .chain(weights::get);
    }
}
