package io.harrier.incidents.evidence;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.incidents.storage.BlobKey;
import io.harrier.incidents.storage.BlobStore;

/**
 * Makes one file of the pieces that have come: hashed, looked at and, where it may do harm, packed while it streams from one place to the
 * other. It blocks.
 */
@Singleton
class Intake {

    private static final int LOOKED_AT = 128 * 1024;

    private final BlobStore store;
    private final Clock clock;

    Intake(BlobStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What is to be made.
     *
     * @param blob the id that the file will be kept under
     * @param length of all that has come
     * @param pieces in order
     */
    record Plan(UUID tenant, UUID item, UUID upload, String fileName, boolean malware, UUID blob, long length,
            List<UUID> pieces) {

        BlobKey key() {
            return BlobKey.of(tenant, EvidenceService.SUBJECT, item, blob);
        }
    }

    /** What came is not there any more: no trying again brings it back. */
    static final class PieceGone extends IOException {

        private static final long serialVersionUID = 1;

        PieceGone(NoSuchFileException missing) {
            super(missing);
        }

        static boolean isCauseOf(Throwable failure) {
            for (var cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof PieceGone) {
                    return true;
                }
            }
            return false;
        }
    }

    StoredFile take(Plan plan) throws IOException {
        var taking = new Taking(plan);
        store.put(plan.key(), taking);
        return taking.file;
    }

    private final class Taking implements BlobStore.Content {
        private final Plan plan;
        private StoredFile file;

        private Taking(Plan plan) {
            this.plan = plan;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            var stored = new Measured(out, "SHA-256");
            try (var content = new BufferedInputStream(pieces(plan), LOOKED_AT)) {
                String mediaType = MediaTypes.of(content);
                var hashes = new Hashes(content);
                if (plan.malware()) {
                    Container.write(hashes, name(), stored);
                } else {
                    hashes.transferTo(stored);
                }
                if (hashes.measured.bytes() != plan.length()) {
                    throw new IOException(
                            "Of " + plan.length() + " bytes that came the store gives back " + hashes.measured.bytes());
                }
                file = new StoredFile(plan.blob(), plan.fileName(), mediaType, hashes.measured.bytes(), hashes.measured.hash(0),
                        hashes.measured.hash(1), hashes.measured.hash(2), plan.malware() ? StoredFile.ZIP_AES : null,
                        stored.bytes(), stored.hash(0), clock.instant());
            }
        }

        private String name() {
            return plan.fileName() == null ? plan.item().toString() : plan.fileName();
        }
    }

    /** One piece after the other, each opened when the one before is at its end. */
    private InputStream pieces(Plan plan) {
        Iterator<UUID> left = plan.pieces().iterator();
        return new SequenceInputStream(new Enumeration<>() {

            @Override
            public boolean hasMoreElements() {
                return left.hasNext();
            }

            @Override
            public InputStream nextElement() {
                try {
                    return store.read(BlobKey.of(plan.tenant(), Upload.AREA, plan.upload(), left.next()));
                } catch (NoSuchFileException missing) {
                    throw new UncheckedIOException(new PieceGone(missing));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        });
    }

    /** Hashes what is read through it. */
    private static final class Hashes extends FilterInputStream {
        private final Measured measured = new Measured(OutputStream.nullOutputStream(), "SHA-256", "SHA-1", "MD5");

        private Hashes(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            if (value >= 0) {
                measured.write(value);
            }
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            if (read > 0) {
                measured.write(bytes, offset, read);
            }
            return read;
        }
    }
}
