package io.harrier.incidents.evidence;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.storage.BlobKey;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
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
    private final Audit audit;

    ContentService(EvidenceRepository evidence, EvidenceAccess access, Custody custody, IncidentService incidents,
            CurrentCaller current, Audit audit) {
        this.evidence = evidence;
        this.access = access;
        this.custody = custody;
        this.incidents = incidents;
        this.current = current;
        this.audit = audit;
    }

    /** What goes out. */
    record Download(BlobKey key, ByteRange range, StoredFile file, Integrity integrity) {

        boolean isPart() {
            return !range.isWhole();
        }

        String etag() {
            return "\"" + file.storedSha256() + "\"";
        }
    }

    /** @param ifRange the hash that the client has part of; another one's part is of no use to it */
    Uni<Download> open(UUID incident, UUID id, String range, String ifRange) {
        return incidents.visible(incident).chain(() -> evidence.locked(incident, id)).map(item -> {
            if (item.contentState != ContentState.STORED) {
                throw new IllegalMove("content", item.contentState.wire, List.of());
            }
            var key = BlobKey.of(current.get().tenantId(), EvidenceService.SUBJECT, id, item.file.blobId());
            boolean same = ifRange == null || ifRange.equals("\"" + item.file.storedSha256() + "\"");
            return new Taken(item, new Download(key, ByteRange.of(same ? range : null, item.file.storedBytes()), item.file,
                    item.integrity));
        }).call(this::record).map(Taken::download);
    }

    private record Taken(Evidence item, Download download) {
    }

    private Uni<Void> record(Taken taken) {
        var download = taken.download();
        var detail = EvidenceService.detail("bytes", download.range().length(), "range",
                download.isPart() ? download.range().text() : null, "storedSha256", download.file().storedSha256());
        return custody.write(taken.item(), CustodyAction.ACCESSED, detail)
                .chain(() -> audit.record("evidence_accessed", EvidenceService.SUBJECT, taken.item().id, detail))
                .chain(() -> access.taken(taken.item(), download.range().length())).chain(evidence::flush);
    }
}
