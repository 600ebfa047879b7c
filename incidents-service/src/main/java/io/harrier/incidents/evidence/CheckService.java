package io.harrier.incidents.evidence;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.storage.BlobKey;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** What a check of a stored file starts from, and what becomes of it. */
@ApplicationScoped
@TenantTransaction
class CheckService {

    private final EvidenceRepository evidence;
    private final EvidenceNews news;
    private final Custody custody;
    private final IncidentService incidents;
    private final EvidenceSettings settings;
    private final CurrentCaller current;
    private final Clock clock;

    CheckService(EvidenceRepository evidence, EvidenceNews news, Custody custody, IncidentService incidents,
            EvidenceSettings settings, CurrentCaller current, Clock clock) {
        this.evidence = evidence;
        this.news = news;
        this.custody = custody;
        this.incidents = incidents;
        this.settings = settings;
        this.current = current;
        this.clock = clock;
    }

    record Check(UUID incident, UUID item, UUID blob, BlobKey key) {
    }

    /** Null where nothing is stored any more. */
    Uni<Check> begin(UUID id) {
        return evidence.named(id).map(item -> item == null || item.contentState != ContentState.STORED
                ? null
                : new Check(item.incidentId, id, item.file.blobId(),
                        BlobKey.of(current.get().tenantId(), EvidenceService.SUBJECT, id, item.file.blobId())));
    }

    /** @param hash what was found; null where nothing was */
    Uni<Void> ended(Check check, String hash) {
        return incidents.locked(check.incident()).chain(incident -> evidence.locked(check.incident(), check.item())
                .chain(item -> item.contentState != ContentState.STORED || !item.file.blobId().equals(check.blob())
                        ? Uni.createFrom().voidItem()
                        : found(incident, item, hash)));
    }

    /** The alarm is raised when something is found to be wrong, not again with every check that finds it still is. */
    private Uni<Void> found(Incident incident, Evidence item, String hash) {
        return custody.deposit(item).chain(deposit -> found(incident, item, hash, deposit));
    }

    private Uni<Void> found(Incident incident, Evidence item, String hash, Deposit deposit) {
        var before = item.integrity;
        var now = clock.instant();
        var after = item.checked(hash, deposit, now, now.plus(settings.verifyEvery()));
        if (after == Integrity.VERIFIED) {
            return custody.write(item, CustodyAction.VERIFIED, Map.of("storedSha256", hash)).chain(evidence::flush);
        }
        if (after == before) {
            return evidence.flush();
        }
        return news
                .failed(incident, item, EvidenceService.detail("storedSha256", deposit == null ? null : deposit.storedSha256(),
                        "itemSays", item.file.storedSha256(), "found", hash))
                .chain(evidence::flush);
    }
}
