package io.harrier.platform.note;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.events.Event;
import io.harrier.platform.events.EventHandler;
import io.harrier.platform.events.EventType;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Leaves a receipt; chokes on a note titled {@link #POISON} after it did. */
@ApplicationScoped
class NoteWrittenHandler implements EventHandler<NoteWritten> {

    static final String POISON = "Poison";

    private static final String WRITE = """
        insert into note_receipts (handler, event_id, note_id, version) values ('entity', ?1, ?2, ?3)""";

    @Override
    public EventType type() {
        return NoteWritten.WRITTEN;
    }

    @Override
    public Class<NoteWritten> payload() {
        return NoteWritten.class;
    }

    @Override
    public Uni<Void> handle(Event<NoteWritten> event) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WRITE).setParameter(1, event.id())
                        .setParameter(2, event.data().noteId()).setParameter(3, event.data().version()).executeUpdate())
                .invoke(() -> {
                    if (POISON.equals(event.data().title())) {
                        throw new IllegalStateException("Nobody can stomach this note");
                    }
                }).replaceWithVoid();
    }
}
