package io.harrier.incidents.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.incidents.storage.BlobStore;
import io.harrier.incidents.storage.Blobs;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.http.StreamedBodies;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.Malformed;
import io.harrier.platform.problem.TooLarge;
import io.harrier.platform.problem.Unavailable;
import io.harrier.platform.problem.UnsupportedType;
import io.harrier.platform.tenancy.Tenancy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

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
    private final Semaphore free;

    UploadReceiver(UploadService uploads, Blobs blobs, Tenancy tenancy, CurrentCaller current, Ids ids,
            EvidenceSettings settings) {
        this.uploads = uploads;
        this.blobs = blobs;
        this.tenancy = tenancy;
        this.current = current;
        this.ids = ids;
        this.pieceSize = settings.part().asBigInteger().intValueExact();
        this.free = new Semaphore(settings.uploadsAtOnce());
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

    private static void check(Upload upload, Piece piece) {
        if (piece.mediaType() == null || piece.offset() == null) {
            throw new Malformed("Upload-Offset", "The body is missing: send a piece of the file and say where it goes on");
        }
        if (!StreamedBodies.is(piece.mediaType())) {
            throw new UnsupportedType("A piece of a file is " + StreamedBodies.MEDIA_TYPE);
        }
        if (piece.offset() != upload.received) {
            throw new Conflict("The file goes on at " + upload.received + ", not at " + piece.offset());
        }
        if (piece.announced() > upload.length - upload.received) {
            throw new TooLarge("Content-Length", "Of this file " + (upload.length - upload.received) + " bytes are missing");
        }
    }

    private Uni<UploadView> taken(Receipt receipt) {
        if (!free.tryAcquire()) {
            throw new Unavailable("Too many uploads run at once: go on with it later", Duration.ofSeconds(5));
        }
        return Multi.createBy().repeating().uni(() -> next(receipt)).whilst(more -> more).collect().last()
                .chain(() -> ended(receipt)).onTermination().invoke(() -> free.release());
    }

    /** @return whether more may come */
    private Uni<Boolean> next(Receipt receipt) {
        return receipt.piece.body().next(pieceSize).chain(bytes -> bytes.length() == 0
                ? Uni.createFrom().item(false)
                : store(receipt, bytes).replaceWith(true));
    }

    private Uni<Void> store(Receipt receipt, Buffer bytes) {
        if (receipt.offset + bytes.length() > receipt.upload.length) {
            throw new TooLarge("", "More came than the file was said to have");
        }
        var part = new UploadPart(ids.next(), bytes.length());
        var key = receipt.upload.key(current.get().tenantId(), part.blob());
        long from = receipt.offset;
        receipt.offset += bytes.length();
        return uploads.reserve(key).chain(() -> blobs.write(key, BlobStore.Content.of(bytes.getBytes())))
                .chain(() -> kept(receipt, part, from, bytes));
    }

    private Uni<Void> kept(Receipt receipt, UploadPart part, long from, Buffer bytes) {
        if (receipt.piece.checksum() != null) {
            receipt.piece.checksum().add(bytes);
            receipt.pending.add(part);
            return Uni.createFrom().voidItem();
        }
        return uploads.advance(receipt.upload, from, List.of(part)).invoke(state -> receipt.state = state).replaceWithVoid();
    }

    private Uni<UploadView> ended(Receipt receipt) {
        if (receipt.piece.checksum() != null) {
            receipt.piece.checksum().check();
        }
        return receipt.pending.isEmpty()
                ? Uni.createFrom().item(receipt.state)
                : uploads.advance(receipt.upload, receipt.upload.received, receipt.pending);
    }
}
