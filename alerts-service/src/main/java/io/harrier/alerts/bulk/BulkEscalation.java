package io.harrier.alerts.bulk;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertRequests;
import io.harrier.alerts.alert.EscalationService;
import io.harrier.alerts.alert.TriageService;
import io.harrier.alerts.bulk.BulkResult.Done;
import io.harrier.alerts.bulk.BulkResult.Item;
import io.harrier.platform.http.Idempotency;
import io.harrier.platform.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Many alerts become one incident, or part of one: in one transaction, without those that are refused. */
@ApplicationScoped
class BulkEscalation {

    private final EscalationService escalations;
    private final TriageService triage;
    private final Idempotency idempotency;

    BulkEscalation(EscalationService escalations, TriageService triage, Idempotency idempotency) {
        this.escalations = escalations;
        this.triage = triage;
        this.idempotency = idempotency;
    }

    Uni<BulkResult> escalate(String key, BulkRequests.Escalation request) {
        return idempotency.once(key, "escalateAlerts", request, BulkResult.class, () -> escalate(request));
    }

    private Uni<BulkResult> escalate(BulkRequests.Escalation request) {
        var how = new AlertRequests.Escalation(null, request.incidentType(), request.title(), request.description(),
                request.severity(), request.reason(), request.incidentId());
        var ids = request.ids().stream().distinct().toList();
        var versions = request.versions() == null ? Map.<UUID, Long>of() : request.versions();
        return escalations.escalateAll(ids, versions, how).chain(refused -> Multi.createFrom().iterable(ids)
                .onItem().transformToUniAndConcatenate(id -> item(id, refused)).collect().asList()
                .map(BulkResult::new));
    }

    private Uni<Item> item(UUID id, Map<UUID, ProblemException> refused) {
        var refusal = refused.get(id);
        return refusal != null
                ? Uni.createFrom().item(Item.refused(id, refusal.problem()))
                : triage.shown(id).map(Done::of).map(Item::done);
    }
}
