package io.harrier.incidents.evidence;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.incident.IncidentService;
import io.harrier.incidents.incident.Person;
import io.harrier.incidents.storage.BlobKey;
import io.harrier.incidents.storage.Blobs;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Audit;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.Forbidden;
import io.harrier.platform.problem.IllegalMove;
import io.harrier.platform.problem.TooLarge;
import io.harrier.platform.tenancy.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Uploads: begun, gone on with where they stopped, given up. */
@ApplicationScoped
@TenantTransaction
class UploadService {

    private static final int MOST_OPEN = 5;

    private final UploadRepository uploads;
    private final EvidenceRepository evidence;
    private final IncidentService incidents;
    private final Blobs blobs;
    private final EvidenceSettings settings;
    private final CurrentCaller current;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    UploadService(UploadRepository uploads, EvidenceRepository evidence, IncidentService incidents, Blobs blobs,
            EvidenceSettings settings, CurrentCaller current, Audit audit, Clock clock, Ids ids) {
        this.uploads = uploads;
        this.evidence = evidence;
        this.incidents = incidents;
        this.blobs = blobs;
        this.settings = settings;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param metadata as the client sent it, to be told again */
    Uni<UploadView> create(UUID incident, UUID item, CreateUpload request, String metadata) {
        var now = clock.instant();
        return incidents.visible(incident).chain(() -> evidence.locked(incident, item)).invoke(it -> {
            if (request.length() > settings.largest().asLongValue()) {
                throw new TooLarge("Upload-Length", "A file may have " + settings.largest().asLongValue() + " bytes");
            }
            withoutFile(it);
        }).chain(() -> uploads.open(item)).invoke(open -> {
            if (open >= MOST_OPEN) {
                throw new Conflict("So many uploads of this item are open already: end one of them");
            }
        }).chain(evidence::bytes).invoke(bytes -> withinQuota(bytes, request.length()))
                .replaceWith(() -> Upload.of(ids.next(), incident, item, request, metadata, Person.of(current.get()), now,
                        now.plus(settings.uploadExpires())))
                .call(uploads::persistAndFlush)
                .call(upload -> audit.record("evidence_upload_begun", EvidenceService.SUBJECT, item,
                        Map.of("upload", upload.id, "length", upload.length)))
                .map(UploadView::of);
    }

    private void withinQuota(long has, long more) {
        long quota = settings.quota().asLongValue();
        if (more > quota - has) {
            throw new TooLarge("Upload-Length", "The evidence of this organization may have " + quota + " bytes, and has " + has
                    + ": dispose of some, end uploads that rest, or have its quota raised");
        }
    }

    Uni<List<UploadView>> list(UUID incident, UUID item) {
        return incidents.visible(incident).chain(() -> evidence.of(incident, item)).chain(() -> uploads.of(item))
                .map(all -> all.stream().map(UploadView::of).toList());
    }

    Uni<UploadView> get(UUID incident, UUID item, UUID id) {
        return visible(incident, item, id).map(UploadView::of);
    }

    /** What a piece may be added to. */
    Uni<Upload> open(UUID incident, UUID item, UUID id) {
        return visible(incident, item, id).call(() -> evidence.of(incident, item).invoke(UploadService::withoutFile));
    }

    private Uni<Upload> visible(UUID incident, UUID item, UUID id) {
        return incidents.visible(incident).chain(() -> uploads.of(incident, item, id));
    }

    /** A thing that is there has no file, and an item has one. */
    private static void withoutFile(Evidence item) {
        if (item.acquired.type() == EvidenceType.PHYSICAL) {
            throw new IllegalMove("uploads", "physical", List.of());
        }
        if (item.contentState != ContentState.NONE) {
            throw new IllegalMove("uploads", item.contentState.wire, List.of());
        }
    }

    Uni<Void> reserve(BlobKey key) {
        return blobs.reserve(key);
    }

    /** Adds pieces that are stored; all of them or none. */
    Uni<UploadView> advance(Upload upload, long offset, List<UploadPart> parts) {
        var now = clock.instant();
        long bytes = parts.stream().mapToLong(UploadPart::bytes).sum();
        return uploads.advance(upload.id, offset, bytes, now, now.plus(settings.uploadExpires())).invoke(alone -> {
            if (!alone) {
                throw new Conflict("Somebody else added to this upload, or ended it, at the same time: ask where it is");
            }
        }).chain(() -> added(upload, offset, parts)).chain(() -> uploads.of(upload.incidentId, upload.evidenceId, upload.id))
                .map(UploadView::of);
    }

    private Uni<Void> added(Upload upload, long offset, List<UploadPart> parts) {
        var all = Uni.createFrom().voidItem();
        long at = offset;
        for (var part : parts) {
            long from = at;
            all = all.chain(() -> uploads.addPart(upload.id, from, part))
                    .chain(() -> blobs.keep(upload.key(current.get().tenantId(), part.blob())));
            at += part.bytes();
        }
        return all;
    }

    /** Pieces that were written and are not to count: they go at once. */
    Uni<Void> discard(Upload upload, List<UploadPart> parts) {
        var all = Uni.createFrom().voidItem();
        for (var part : parts) {
            all = all.chain(() -> blobs.remove(upload.key(current.get().tenantId(), part.blob())));
        }
        return all;
    }

    /** What came of it goes. @param manages whether the caller may end what others began */
    Uni<Void> terminate(UUID incident, UUID item, UUID id, boolean manages) {
        return incidents.visible(incident).chain(() -> uploads.locked(incident, item, id)).invoke(upload -> {
            if (!manages && !upload.createdBy.is(current.get())) {
                throw new Forbidden("Who began it ends it, or an incident manager");
            }
            if (upload.state == UploadState.RECEIVED && !upload.told) {
                throw new IllegalMove("termination", upload.state.wire, List.of());
            }
        }).chain(this::end)
                .chain(() -> audit.record("evidence_upload_ended", EvidenceService.SUBJECT, item, Map.of("upload", id)));
    }

    /** In the transaction that gives it up. */
    Uni<Void> end(Upload upload) {
        return uploads.delete(upload).chain(uploads::flush).chain(() -> removePieces(upload));
    }

    /** In the transaction that has made the item's file of it: it is known for a while longer. */
    Uni<Void> stored(Upload upload) {
        upload.store(clock.instant().plus(settings.uploadExpires()));
        return uploads.flush().chain(() -> uploads.forgetParts(upload.id)).chain(() -> removePieces(upload));
    }

    private Uni<Void> removePieces(Upload upload) {
        return blobs.remove(BlobKey.allOf(current.get().tenantId(), Upload.AREA, upload.id));
    }
}
