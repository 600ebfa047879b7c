package io.harrier.incidents.evidence;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.storage.BlobKey;
import io.harrier.incidents.storage.Blobs;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.http.IfMatch;
import io.harrier.platform.problem.IllegalMove;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Disposes of evidence: asked for by one person and granted by another, or by itself where that was said, when the time to keep it is over
 * and nobody holds it. Its content goes; the item and its ledger stay.
 */
@ApplicationScoped
@TenantTransaction
class DisposalService {

    private static final String OVER = "The time to keep it is over";

    private final EvidenceRepository evidence;
    private final EvidenceHoldRepository holds;
    private final EvidenceAccess access;
    private final EvidenceNews news;
    private final Custody custody;
    private final IncidentService incidents;
    private final Blobs blobs;
    private final CurrentCaller current;
    private final Clock clock;

    DisposalService(EvidenceRepository evidence, EvidenceHoldRepository holds, EvidenceAccess access, EvidenceNews news,
            Custody custody,
            IncidentService incidents, Blobs blobs, CurrentCaller current, Clock clock) {
        this.evidence = evidence;
        this.holds = holds;
        this.access = access;
        this.news = news;
        this.custody = custody;
        this.incidents = incidents;
        this.blobs = blobs;
        this.current = current;
        this.clock = clock;
    }

    private record Held(Incident incident, Evidence item) {
    }

    Uni<EvidenceView> ask(UUID incident, UUID id, IfMatch version, String reason) {
        return free(incident, id, version, "disposal").chain(held -> {
            held.item().askForDisposal(reason, current.get(), clock.instant());
            return recorded(held.item(), CustodyAction.DISPOSAL_ASKED, Map.of("reason", reason))
                    .call(() -> news.disposalAsked(held.incident(), held.item()));
        });
    }

    Uni<EvidenceView> keep(UUID incident, UUID id, IfMatch version, String reason) {
        return held(incident, id, version).chain(held -> {
            held.item().keep(current.get(), clock.instant());
            return recorded(held.item(), CustodyAction.DISPOSAL_REFUSED, EvidenceService.detail("reason", reason))
                    .call(() -> news.disposalRefused(held.incident(), held.item()));
        });
    }

    Uni<EvidenceView> approve(UUID incident, UUID id, IfMatch version) {
        return free(incident, id, version, "disposal/approval").chain(held -> {
            long had = held.item().file == null ? 0 : held.item().file.storedBytes();
            return dispose(held, had).replaceWith(() -> EvidenceView.of(held.item()));
        });
    }

    /** By itself; what is held, or is not to go by itself any more, stays. */
    Uni<Void> lapse(UUID id) {
        return evidence.incidentOf(id).chain(incident -> incident == null
                ? Uni.createFrom().voidItem()
                : held(incident, id, null).chain(held -> holds.covers(id)
                        .chain(covered -> covered || !isOver(held.item()) ? Uni.createFrom().voidItem() : lapse(held))));
    }

    private boolean isOver(Evidence item) {
        return item.contentState != ContentState.DISPOSED && item.details.disposeAutomatically() && item.retainUntil != null
                && !item.retainUntil.isAfter(clock.instant());
    }

    private Uni<Void> lapse(Held held) {
        if (held.item().disposal == null) {
            held.item().askForDisposal(OVER, current.get(), clock.instant());
        }
        return dispose(held, held.item().file == null ? 0 : held.item().file.storedBytes());
    }

    private Uni<Void> dispose(Held held, long bytes) {
        var item = held.item();
        var blob = item.file == null ? null : item.file.blobId();
        var hash = item.file == null ? null : item.file.sha256();
        item.dispose(current.get(), clock.instant());
        var detail = EvidenceService.detail("reason", item.disposal.reason(), "askedBy", item.disposal.askedBy().subject(),
                "bytes",
                bytes, "sha256", hash);
        return recorded(item, CustodyAction.DISPOSED, detail)
                .chain(() -> blob == null
                        ? Uni.createFrom().voidItem()
                        : blobs.remove(BlobKey.of(current.get().tenantId(), EvidenceService.SUBJECT, item.id, blob)))
                .chain(() -> news.disposed(held.incident(), item));
    }

    private Uni<EvidenceView> recorded(Evidence item, CustodyAction action, Map<String, ?> detail) {
        return custody.write(item, action, detail).chain(() -> access.touched(item)).chain(evidence::flush)
                .replaceWith(() -> EvidenceView.of(item));
    }

    private Uni<Held> free(UUID incident, UUID id, IfMatch version, String step) {
        return held(incident, id, version).call(held -> holds.covers(id).invoke(covered -> {
            if (covered) {
                throw new IllegalMove(step, "held for legal reasons", List.of());
            }
        }));
    }

    /** The incident too: a legal hold that is placed meanwhile waits, or is there already. */
    private Uni<Held> held(UUID incident, UUID id, IfMatch version) {
        return incidents.locked(incident).chain(it -> evidence.locked(incident, id)
                .invoke(item -> IfMatch.check(version, item.version)).map(item -> new Held(it, item)));
    }
}
