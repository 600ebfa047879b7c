package io.harrier.platform.events;

import io.smallrye.mutiny.Uni;

/**
 * What a service does when an event of one type arrives: a bean per type. It runs inside a transaction of the event's tenant,
 * once per event however often Kafka delivers it; a failure that passes is tried again, any other sends the event to the dead
 * letters.
 */
public interface EventHandler<T> {

    EventType type();

    /** The record that the payload is read into; it may know fewer fields than the event has. */
    Class<T> payload();

    Uni<Void> handle(Event<T> event);
}
