package io.harrier.incidents.storage;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.problem.Unavailable;
import io.harrier.platform.tenancy.TenantTransaction;
import io.harrier.platform.work.Beside;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * Files that belong to rows, so that neither is there without the other for long, whatever is killed when:
 * {@link #reserve} before a file is written, {@link #write}, and {@link #keep} in the transaction that makes its row. A file that nobody
 * keeps goes. {@link #remove}, in the transaction that deletes the row, makes it go afterwards.
 */
@ApplicationScoped
public class Blobs {

    private static final int CHUNK = 256 * 1024;

    private final BlobStore store;
    private final BlobRemovals removals;
    private final StorageSettings settings;
    private final Beside beside;
    private final Clock clock;

    Blobs(BlobStore store, BlobRemovals removals, StorageSettings settings, Beside beside, Clock clock) {
        this.store = store;
        this.removals = removals;
        this.settings = settings;
        this.beside = beside;
        this.clock = clock;
    }

    /** To be committed before the file is written: in no transaction around it. */
    @TenantTransaction
    public Uni<Void> reserve(BlobKey key) {
        return removals.due(key, clock.instant().plus(settings.reservation()));
    }

    /** Beside the event loop. */
    public Uni<Void> write(BlobKey key, BlobStore.Content content) {
        return beside.run(() -> {
            store.put(key, content);
            return null;
        });
    }

    /** In the transaction that makes the file's row. */
    @TenantTransaction
    public Uni<Void> keep(BlobKey key) {
        return removals.keep(key).invoke(kept -> {
            if (!kept) {
                throw new Unavailable("It took longer to store than it may: send it again", Duration.ofSeconds(5));
            }
        }).replaceWithVoid();
    }

    /** In the transaction that deletes the file's row, or the rows of all files of a folder: they go soon after. */
    @TenantTransaction
    public Uni<Void> remove(BlobKey key) {
        return removals.due(key, clock.instant());
    }

    /** Part of a file, piece by piece as they are taken; fails at the first where the file is missing. */
    public Multi<Buffer> read(BlobKey key, long from, long length) {
        return Multi.createFrom().resource(() -> new Opened(key, from, length), this::pieces)
                .withFinalizer(this::close);
    }

    private Uni<Void> close(Opened opened) {
        return beside.run(opened::close);
    }

    private Multi<Buffer> pieces(Opened opened) {
        return Multi.createBy().repeating().uni(() -> beside.run(opened::next)).until(piece -> piece.length() == 0);
    }

    /** A file that is read from: opened when the first piece is wanted. */
    private final class Opened {
        private final BlobKey key;
        private final long from;
        private final long length;
        private InputStream in;

        private Opened(BlobKey key, long from, long length) {
            this.key = key;
            this.from = from;
            this.length = length;
        }

        private Buffer next() throws java.io.IOException {
            if (in == null) {
                in = store.read(key, from, length);
            }
            return Buffer.buffer(in.readNBytes(CHUNK));
        }

        private Void close() throws java.io.IOException {
            if (in != null) {
                in.close();
            }
            return null;
        }
    }
}
