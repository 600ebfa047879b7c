package io.harrier.incidents.watch;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.incidents.incident.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Somebody who watches, as clients see it. */
@RegisterForReflection
@Schema(name = "IncidentWatcher")
public record WatcherView(Person person, Instant watchedAt) {

    static WatcherView of(Watcher it) {
        return new WatcherView(new Person(it.key.subject(), it.name), it.watchedAt);
    }
}
