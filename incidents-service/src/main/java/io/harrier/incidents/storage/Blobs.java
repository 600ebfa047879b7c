package io.harrier.incidents.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
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

    /** How many bytes a file has; -1 where it is not there. */
    public Uni<Long> length(BlobKey key) {
        return beside.run(() -> {
            try {
                return store.length(key);
            } catch (NoSuchFileException missing) {
                return -1L;
            }
        });
    }

    /**
     * Part of a file, piece by piece as they are taken; fails at the first where the file is missing, and where it ends before all of the
     * part has come: who was told how long it is would wait for the rest.
     */
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
        private long left;
        private InputStream in;
        private boolean closed;

        private Opened(BlobKey key, long from, long length) {
            this.key = key;
            this.from = from;
            this.length = length;
            this.left = length;
        }

        /** Another thread may close it meanwhile. */
        private synchronized Buffer next() throws IOException {
            if (closed || left == 0) {
                return Buffer.buffer();
            }
            if (in == null) {
                in = store.read(key, from, length);
            }
            byte[] piece = in.readNBytes((int) Math.min(CHUNK, left));
            if (piece.length < Math.min(CHUNK, left)) {
                throw new EOFException("A file ends " + (left - piece.length) + " bytes before its end: " + key.path());
            }
            left -= piece.length;
            return Buffer.buffer(piece);
        }

        private synchronized Void close() throws IOException {
            closed = true;
            if (in != null) {
                in.close();
            }
            return null;
        }
    }
}
