package io.harrier.incidents.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.storage.BlobStore;
import io.harrier.incidents.storage.Blobs;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.http.StreamedBodies;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.Forbidden;
import io.harrier.platform.problem.Malformed;
import io.harrier.platform.problem.ProblemException;
import io.harrier.platform.problem.TooLarge;
import io.harrier.platform.problem.Unavailable;
import io.harrier.platform.problem.UnsupportedType;
import io.harrier.platform.tenancy.Tenancy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Takes what comes of a file and stores it piece by piece, each safe before the next is read: whatever is killed, the upload goes on where
 * its last piece ended. With a checksum nothing of a request counts before all of it has come and fits.
 */
@ApplicationScoped
class UploadReceiver {

    private final UploadService uploads;
    private final Blobs blobs;
    private final Tenancy tenancy;
    private final CurrentCaller current;
    private final Ids ids;
    private final int pieceSize;
    private final UploadSlots free;

    UploadReceiver(UploadService uploads, Blobs blobs, Tenancy tenancy, CurrentCaller current, UploadSlots free, Ids ids,
            EvidenceSettings settings) {
        this.uploads = uploads;
        this.blobs = blobs;
        this.tenancy = tenancy;
        this.current = current;
        this.ids = ids;
        this.pieceSize = settings.part().asBigInteger().intValueExact();
        this.free = free;
    }

    /**
     * What a client sends.
     *
     * @param offset where it thinks the file goes on; null where it does not say
     * @param announced how long the body is; -1 where it does not say
     */
    record Piece(String mediaType, Long offset, long announced, UploadChecksum checksum, IncomingBody body) {
    }

    /** How far a request is. */
    private static final class Receipt {
        private final Upload upload;
        private final Piece piece;
        /** What is written and counts for nothing yet. */
        private final List<UploadPart> pending = new ArrayList<>();
        private UploadView state;
        private long offset;

        private Receipt(Upload upload, Piece piece) {
            this.upload = upload;
            this.piece = piece;
            this.state = UploadView.of(upload);
            this.offset = upload.received;
        }
    }

    /** Goes on to its end also where the client is gone: what came of the file is kept. */
    Uni<UploadView> receive(UUID incident, UUID item, UUID id, Piece piece) {
        return tenancy.as(current.get(), () -> uploads.open(incident, item, id).invoke(upload -> check(upload, piece))
                .chain(upload -> taken(new Receipt(upload, piece))));
    }

    /** By who began it: the ledger says that the file is his. */
    private void check(Upload upload, Piece piece) {
        if (piece.mediaType() == null || piece.offset() == null) {
            throw new Malformed("Upload-Offset", "The body is missing: send a piece of the file and say where it goes on");
        }
        if (!StreamedBodies.is(piece.mediaType())) {
            throw new UnsupportedType("A piece of a file is " + StreamedBodies.MEDIA_TYPE);
        }
        if (!upload.createdBy.is(current.get())) {
            throw new Forbidden("Who began it goes on with it: that is " + upload.createdBy.shown());
        }
        if (piece.offset() != upload.received) {
            throw new Conflict("The file goes on at " + upload.received + ", not at " + piece.offset());
        }
        if (piece.announced() > upload.length - upload.received) {
            throw new TooLarge("Content-Length", "Of this file " + (upload.length - upload.received) + " bytes are missing");
        }
    }

    private Uni<UploadView> taken(Receipt receipt) {
        var tenant = current.get().tenantId();
        if (!free.take(tenant)) {
            throw new Unavailable("Too many uploads run at once: go on with it later", Duration.ofSeconds(5));
        }
        return Multi.createBy().repeating().uni(() -> next(receipt)).whilst(more -> more).collect().last()
                .chain(() -> ended(receipt)).onTermination().invoke(() -> free.give(tenant)).onFailure(ProblemException.class)
                .call(() -> uploads.discard(receipt.upload, receipt.pending));
    }

    /** One byte more than is missing, to know of what is too much. Answers whether more may come. */
    private Uni<Boolean> next(Receipt receipt) {
        int size = (int) Math.min(pieceSize, receipt.upload.length - receipt.offset + 1);
        return receipt.piece.body().next(size).chain(piece -> piece.length() == 0
                ? Uni.createFrom().item(false)
                : store(receipt, piece).replaceWith(true));
    }

    private Uni<Void> store(Receipt receipt, IncomingBody.Piece piece) {
        if (receipt.offset + piece.length() > receipt.upload.length) {
            throw new TooLarge("", "More came than the file was said to have");
        }
        var part = new UploadPart(ids.next(), piece.length());
        var key = receipt.upload.key(current.get().tenantId(), part.blob());
        long from = receipt.offset;
        receipt.offset += piece.length();
        return uploads.reserve(key).invoke(() -> receipt.pending.add(part))
                .chain(() -> blobs.write(key, BlobStore.Content.of(piece.bytes(), piece.length())))
                .chain(() -> kept(receipt, from, piece));
    }

    private Uni<Void> kept(Receipt receipt, long from, IncomingBody.Piece piece) {
        if (receipt.piece.checksum() != null) {
            receipt.piece.checksum().add(piece.bytes(), piece.length());
            return Uni.createFrom().voidItem();
        }
        return advance(receipt, from).replaceWithVoid();
    }

    private Uni<UploadView> advance(Receipt receipt, long from) {
        return uploads.advance(receipt.upload, from, List.copyOf(receipt.pending)).invoke(state -> {
            receipt.state = state;
            receipt.pending.clear();
        });
    }

    private Uni<UploadView> ended(Receipt receipt) {
        if (receipt.piece.checksum() != null) {
            receipt.piece.checksum().check();
        }
        return receipt.pending.isEmpty()
                ? Uni.createFrom().item(receipt.state)
                : advance(receipt, receipt.upload.received);
    }
}
