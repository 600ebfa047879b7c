package io.harrier.incidents.announcement;

import java.util.Locale;

import io.harrier.platform.access.Caller;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Who did it, as events say it. */
@RegisterForReflection
record Actor(String kind, String subject, String name) {

    static Actor of(Caller caller) {
        var name = caller.name() == null || caller.name().isBlank() ? caller.subject() : caller.name();
        return new Actor(caller.kind().name().toLowerCase(Locale.ROOT), caller.subject(), name);
    }
}
