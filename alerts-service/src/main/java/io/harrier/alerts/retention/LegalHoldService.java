package io.harrier.alerts.retention;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Places legal holds, and releases them by two people. */
@ApplicationScoped
@TenantTransaction
class LegalHoldService {

    private static final String SUBJECT = "legal_hold";

    private final LegalHoldRepository holds;
    private final Audit audit;
    private final CurrentCaller current;
    private final Ids ids;
    private final Clock clock;

    LegalHoldService(LegalHoldRepository holds, Audit audit, CurrentCaller current, Ids ids, Clock clock) {
        this.holds = holds;
        this.audit = audit;
        this.current = current;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<LegalHoldView>> list(PageRequest page) {
        return holds.list(page, clock.instant());
    }

    Uni<LegalHoldView> get(UUID id) {
        return holds.get(id).map(hold -> LegalHoldView.of(hold, clock.instant()));
    }

    /** When it answers, nothing that the hold covers goes any more. */
    Uni<LegalHoldView> create(LegalHoldRequest request) {
        check(request);
        var hold = hold(request);
        return holds.alone().chain(() -> holds.areKnown(request.ids())).invoke(known -> {
            if (!known) {
                throw new RuleBroken("/alertIds", "Names an alert that is not there");
            }
        }).chain(() -> holds.persistAndFlush(hold)).chain(() -> record("legal_hold_placed", hold, hold.reason))
                .replaceWith(() -> LegalHoldView.of(hold, clock.instant()));
    }

    Uni<LegalHoldView> askForTermination(UUID id, IfMatch match, String reason) {
        return step(id, match, "legal_hold_termination_asked",
                hold -> hold.askForTermination(reason, current.get(), clock.instant()));
    }

    Uni<LegalHoldView> withdrawTermination(UUID id, IfMatch match) {
        return step(id, match, "legal_hold_termination_withdrawn",
                hold -> hold.withdrawTermination(current.get(), clock.instant()));
    }

    Uni<LegalHoldView> release(UUID id, IfMatch match) {
        return step(id, match, "legal_hold_released", hold -> hold.release(current.get(), clock.instant()));
    }

    private Uni<LegalHoldView> step(UUID id, IfMatch match, String action, Consumer<LegalHold> move) {
        return holds.lock(id).invoke(hold -> IfMatch.check(match, hold.version)).invoke(move).call(holds::flush)
                .call(hold -> record(action, hold, hold.terminationReason))
                .map(hold -> LegalHoldView.of(hold, clock.instant()));
    }

    private void check(LegalHoldRequest request) {
        if (request.everything() == request.hasCondition()) {
            throw new RuleBroken("/everything", request.everything()
                    ? "Goes without a condition"
                    : "Say what is held: a condition, or everything");
        }
        if (request.seenFrom() != null && request.seenTo() != null && !request.seenFrom().isBefore(request.seenTo())) {
            throw new RuleBroken("/seenTo", "Must be after seenFrom");
        }
        if (request.until() != null && !request.until().isAfter(clock.instant())) {
            throw new RuleBroken("/until", "Must be in the future");
        }
    }

    private LegalHold hold(LegalHoldRequest request) {
        var hold = new LegalHold();
        hold.id = ids.next();
        hold.createdAt = clock.instant();
        hold.createdBy = current.get().subject();
        hold.createdByName = current.get().name();
        hold.touch(current.get(), hold.createdAt);
        hold.reason = request.reason();
        hold.everything = request.everything();
        hold.alertIds = request.ids().toArray(UUID[]::new);
        hold.incidentId = request.incidentId();
        hold.sourceSystem = request.sourceSystem();
        hold.classification = request.classification();
        hold.seenFrom = request.seenFrom();
        hold.seenTo = request.seenTo();
        hold.until = request.until();
        return hold;
    }

    private Uni<Void> record(String action, LegalHold hold, String reason) {
        return audit.record(action, SUBJECT, hold.id, Map.of("reason", String.valueOf(reason), "everything", hold.everything,
                "alertIds", List.of(hold.alertIds), "incidentId", String.valueOf(hold.incidentId), "sourceSystem",
                String.valueOf(hold.sourceSystem), "classification", String.valueOf(hold.classification), "seenFrom",
                String.valueOf(hold.seenFrom), "seenTo", String.valueOf(hold.seenTo), "until", String.valueOf(hold.until)));
    }
}
