package io.harrier.incidents.evidence;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.incidents.evidence.ContentService.Download;
import io.harrier.incidents.evidence.ContentService.Kept;
import io.harrier.incidents.storage.Blobs;
import io.harrier.platform.problem.IllegalMove;
import io.smallrye.mutiny.Uni;

/** Looks for a file before the ledger says that it was given out. What is not there, or of another length, is checked at once. */
@Singleton
class Downloads {

    private final ContentService contents;
    private final Blobs blobs;

    Downloads(ContentService contents, Blobs blobs) {
        this.contents = contents;
        this.blobs = blobs;
    }

    /**
     * @param onlyOwn whether the caller takes what he has, and nothing else
     * @param taken whether it goes out: who asks for the headers alone takes nothing
     */
    Uni<Download> open(UUID incident, UUID id, String range, String ifRange, boolean onlyOwn, boolean taken) {
        return contents.find(incident, id, onlyOwn).chain(kept -> blobs.length(kept.key())
                .chain(length -> looked(incident, id, kept, length)))
                .chain(fits -> taken
                        ? contents.open(incident, id, range, ifRange, fits)
                        : contents.look(incident, id, range, ifRange, fits));
    }

    /** Answers whether it is as long as it should be. */
    private Uni<Boolean> looked(UUID incident, UUID id, Kept kept, long length) {
        if (length == kept.bytes()) {
            return Uni.createFrom().item(true);
        }
        return contents.suspect(incident, id).invoke(() -> {
            if (length < 0) {
                throw new IllegalMove("content", Integrity.MISSING.wire, List.of("verification"));
            }
        }).replaceWith(false);
    }
}
