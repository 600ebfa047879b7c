package io.harrier.platform.note;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.events.Event;
import io.harrier.platform.events.EventType;
import io.harrier.platform.events.SqlEventHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Leaves a receipt, in SQL. */
@ApplicationScoped
class NoteCountedHandler implements SqlEventHandler<NoteWritten> {

    private static final String WRITE = """
        insert into note_receipts (handler, event_id, note_id, version) values ('sql', $1, $2, $3)""";

    @Override
    public EventType type() {
        return NoteWritten.COUNTED;
    }

    @Override
    public Class<NoteWritten> payload() {
        return NoteWritten.class;
    }

    @Override
    public Uni<Void> handle(Event<NoteWritten> event, SqlConnection connection) {
        return connection.preparedQuery(WRITE)
                .execute(Tuple.of(event.id(), event.data().noteId(), event.data().version())).replaceWithVoid();
    }
}
