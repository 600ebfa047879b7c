package io.harrier.incidents.evidence;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentMembers;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.incident.Person;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Hands evidence on: offered by who has it, taken by who accepts it; or taken over, where who has it can't. */
@ApplicationScoped
@TenantTransaction
class TransferService {

    private final EvidenceRepository evidence;
    private final EvidenceAccess access;
    private final EvidenceNews news;
    private final Custody custody;
    private final IncidentService incidents;
    private final IncidentMembers members;
    private final CurrentCaller current;
    private final Clock clock;

    TransferService(EvidenceRepository evidence, EvidenceAccess access, EvidenceNews news, Custody custody,
            IncidentService incidents, IncidentMembers members, CurrentCaller current, Clock clock) {
        this.evidence = evidence;
        this.access = access;
        this.news = news;
        this.custody = custody;
        this.incidents = incidents;
        this.members = members;
        this.current = current;
        this.clock = clock;
    }

    Uni<EvidenceView> offer(UUID incident, UUID id, IfMatch version, Transfer request) {
        return incidents.locked(incident).chain(it -> sees(it, request.to()))
                .chain(() -> step(incident, id, version, CustodyAction.TRANSFER_OFFERED, "offered", item -> {
                    item.offer(request.to(), request.reason(), current.get(), clock.instant());
                    return EvidenceService.detail("to", request.to().subject(), "toName", request.to().name(), "reason",
                            request.reason());
                }));
    }

    /** What only some see is handed to one of them. Who they are changes no more: the incident is held. */
    private Uni<Void> sees(Incident incident, Person to) {
        return members.whoSee(incident).invoke(seenBy -> {
            if (seenBy != null && !seenBy.contains(to.subject())) {
                throw new RuleBroken("/to",
                        "Of those who see the restricted incident: give " + to.shown() + " a role in it first");
            }
        }).replaceWithVoid();
    }

    Uni<EvidenceView> answer(UUID incident, UUID id, IfMatch version, boolean accepted, String reason) {
        return step(incident, id, version, accepted ? CustodyAction.TRANSFERRED : CustodyAction.TRANSFER_REFUSED,
                accepted ? "accepted" : "refused", item -> {
                    item.answerOffer(accepted, current.get(), clock.instant());
                    return EvidenceService.detail("reason", reason);
                });
    }

    Uni<EvidenceView> takeOver(UUID incident, UUID id, IfMatch version, String reason) {
        return step(incident, id, version, CustodyAction.TAKEN_OVER, "taken_over", item -> {
            var from = item.takeOver(current.get(), clock.instant());
            return EvidenceService.detail("from", from.subject(), "fromName", from.name(), "reason", reason);
        });
    }

    /** @param move makes the step, and answers what the ledger is to say of it */
    private Uni<EvidenceView> step(UUID incident, UUID id, IfMatch version, CustodyAction action, String change,
            Function<Evidence, Map<String, ?>> move) {
        return incidents.locked(incident).chain(it -> evidence.locked(incident, id)
                .invoke(item -> IfMatch.check(version, item.version)).call(access::touched)
                .call(item -> custody.write(item, action, move.apply(item)))
                .call(item -> told(it, item, change))).map(EvidenceView::of);
    }

    private Uni<Void> told(Incident incident, Evidence item, String change) {
        return news.handedOn(incident, item, change).chain(evidence::flush);
    }
}
