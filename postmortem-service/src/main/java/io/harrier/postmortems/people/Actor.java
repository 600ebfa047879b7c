package io.harrier.postmortems.people;

import java.util.Locale;

import io.harrier.platform.access.Caller;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Who did something, as events say it.
 *
 * @param kind user, service, rule or job
 */
@RegisterForReflection
public record Actor(String kind, String subject, String name) {

    public static Actor of(Caller caller) {
        return new Actor(caller.kind().name().toLowerCase(Locale.ROOT), caller.subject(), Person.of(caller).name());
    }

    public Person person() {
        return new Person(subject, name);
    }
}
