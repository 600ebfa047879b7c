package io.harrier.incidents.evidence;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.Incident;
import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.storage.BlobKey;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.problem.Forbidden;
import io.harrier.platform.problem.IllegalMove;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Gives out what is stored of evidence; that it did is on the ledger before the first byte goes. */
@ApplicationScoped
@TenantTransaction
class ContentService {

    private final EvidenceRepository evidence;
    private final EvidenceAccess access;
    private final Custody custody;
    private final IncidentService incidents;
    private final CurrentCaller current;
    private final Clock clock;

    ContentService(EvidenceRepository evidence, EvidenceAccess access, Custody custody, IncidentService incidents,
            CurrentCaller current, Clock clock) {
        this.evidence = evidence;
        this.access = access;
        this.custody = custody;
        this.incidents = incidents;
        this.current = current;
        this.clock = clock;
    }

    /**
     * What goes out.
     *
     * @param storedSha256 what it should have, as the ledger says
     */
    record Download(BlobKey key, ByteRange range, StoredFile file, String storedSha256, Integrity integrity) {

        boolean isPart() {
            return !range.isWhole();
        }

        String etag() {
            return "\"" + storedSha256 + "\"";
        }
    }

    /** What of an item is stored where; not yet given out. */
    record Kept(BlobKey key, long bytes) {
    }

    /** @param onlyOwn whether the caller takes what he has, and nothing else */
    Uni<Kept> find(UUID incident, UUID id, boolean onlyOwn) {
        return incidents.visible(incident).chain(() -> evidence.of(incident, id)).map(item -> {
            if (onlyOwn && !item.custodian.is(current.get())) {
                throw new Forbidden("Who has it takes it out: that is " + item.custodian.shown());
            }
            requireStored(item);
            return new Kept(key(item), item.file.storedBytes());
        });
    }

    /** Its file is not what it should be: it is hashed again, which raises the alarm. */
    Uni<Void> suspect(UUID incident, UUID id) {
        return incidents.visible(incident).chain(() -> evidence.locked(incident, id))
                .invoke(item -> item.nextCheckAt = item.contentState == ContentState.STORED ? clock.instant() : null)
                .chain(evidence::flush);
    }

    /**
     * @param ifRange the hash that the client has part of; another one's part is of no use to it
     * @param fits whether what is stored is as long as it should be
     */
    Uni<Download> open(UUID incident, UUID id, String range, String ifRange, boolean fits) {
        return incidents.visible(incident).chain(it -> evidence.locked(incident, id).invoke(ContentService::requireStored)
                .chain(item -> custody.deposit(item).map(deposit -> download(item, deposit, range, ifRange, fits))
                        .call(download -> record(it, item, download))));
    }

    /** What would go out, for who asks for nothing but that. */
    Uni<Download> look(UUID incident, UUID id, String range, String ifRange, boolean fits) {
        return incidents.visible(incident).chain(() -> evidence.of(incident, id)).call(access::seen)
                .chain(item -> custody.deposit(item).map(deposit -> download(item, deposit, range, ifRange, fits)));
    }

    private Download download(Evidence item, Deposit deposit, String range, String ifRange, boolean fits) {
        var hash = deposit == null ? item.file.storedSha256() : deposit.storedSha256();
        boolean same = ifRange == null || ifRange.equals("\"" + hash + "\"");
        return new Download(key(item), ByteRange.of(same ? range : null, item.file.storedBytes()), item.file, hash,
                !fits || deposit == null || !deposit.is(item.file) ? Integrity.ALTERED : item.integrity);
    }

    private static void requireStored(Evidence item) {
        if (item.contentState != ContentState.STORED) {
            throw new IllegalMove("content", item.contentState.wire, List.of());
        }
    }

    private BlobKey key(Evidence item) {
        return BlobKey.of(current.get().tenantId(), EvidenceService.SUBJECT, item.id, item.file.blobId());
    }

    private Uni<Void> record(Incident incident, Evidence item, Download download) {
        var detail = EvidenceService.detail("bytes", download.range().length(), "range",
                download.isPart() ? download.range().text() : null, "storedSha256", download.storedSha256(),
                "integrity", download.integrity() == Integrity.ALTERED ? download.integrity().wire : null);
        return custody.write(item, CustodyAction.ACCESSED, detail)
                .chain(() -> access.taken(incident, item, download.range().length())).chain(evidence::flush);
    }
}
