package io.harrier.incidents.watch;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.incidents.incident.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Somebody who watches, as clients see it. */
@RegisterForReflection
@Schema(name = "IncidentWatcher", examples = "{\"person\": {\"subject\": \"5b0f2c1e-8d34-4f6a-9a1b-3c7d2e9f1a01\", \"name\": \"Ana Lyst\"}, \"watchedAt\": \"2025-03-02T09:12:40Z\"}")
public record WatcherView(Person person, Instant watchedAt) {

    static WatcherView of(Watcher it) {
        return new WatcherView(new Person(it.key.subject(), it.name), it.watchedAt);
    }
}
