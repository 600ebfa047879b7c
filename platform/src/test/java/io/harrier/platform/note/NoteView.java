package io.harrier.platform.note;

import java.time.Instant;
import java.util.UUID;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;

public record NoteView(UUID id, long version, Instant createdAt, Instant updatedAt, String title, int weight, NoteStatus status)
        implements
            Versioned,
            Located {

    static NoteView of(Note note) {
        return new NoteView(note.id, note.version, note.createdAt, note.updatedAt, note.title, note.weight, note.status);
    }
}
