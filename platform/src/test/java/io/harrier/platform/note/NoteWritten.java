package io.harrier.platform.note;

import java.util.UUID;

import io.harrier.platform.events.EventType;

/** What is announced of a note. */
public record NoteWritten(UUID noteId, String title, long version) {

    /** Handled by an {@code EventHandler}. */
    public static final EventType WRITTEN = EventType.of("incidents", "note.written");
    /** Handled by a {@code SqlEventHandler}. */
    public static final EventType COUNTED = EventType.of("incidents", "note.counted");
    /** Handled by nobody. */
    public static final EventType IGNORED = EventType.of("incidents", "note.ignored");
}
