package io.harrier.incidents.timeline;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.incidents.storage.BlobStore;
import io.harrier.incidents.storage.Blobs;
import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.problem.Malformed;
import io.harrier.platform.work.Beside;
import io.smallrye.mutiny.Uni;

/** Stores the files of attachments: reserved, written, and then kept with their row, in transactions of their own. */
@Singleton
class AttachmentFiles {

    private final Attachments attachments;
    private final Blobs blobs;
    private final CurrentCaller current;
    private final TimelineSettings settings;
    private final Beside beside;
    private final Ids ids;

    AttachmentFiles(Attachments attachments, Blobs blobs, CurrentCaller current, TimelineSettings settings, Beside beside,
            Ids ids) {
        this.attachments = attachments;
        this.blobs = blobs;
        this.current = current;
        this.settings = settings;
        this.beside = beside;
        this.ids = ids;
    }

    Uni<TimelineAttachmentView> store(UUID incident, UUID event, UUID id, byte[] content) {
        if (content == null || content.length == 0) {
            throw new Malformed("", "The body is missing: send the file");
        }
        long most = settings.largestAttachment().asLongValue();
        if (content.length > most) {
            throw AttachmentLimit.tooLarge(most);
        }
        return attachments.awaited(incident, event, id).chain(it -> {
            var blob = ids.next();
            var key = Attachments.key(current.get(), event, blob);
            return beside.run(() -> StoredAttachment.of(blob, content))
                    .call(() -> blobs.reserve(key))
                    .call(() -> blobs.write(key, BlobStore.Content.of(content)))
                    .chain(file -> attachments.keep(incident, event, id, file));
        });
    }
}
