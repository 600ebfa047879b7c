package io.harrier.platform.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Like {@link EventHandler}, for work that is SQL: it runs on the connection whose transaction remembers the event. */
public interface SqlEventHandler<T> {

    EventType type();

    Class<T> payload();

    Uni<Void> handle(Event<T> event, SqlConnection connection);
}
