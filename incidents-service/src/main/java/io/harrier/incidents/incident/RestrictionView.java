package io.harrier.incidents.incident;

import java.util.List;

import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Who sees the incident besides its owner, incident manager and reporter; the version is the incident's. */
@RegisterForReflection
public record RestrictionView(List<Person> members, long version) implements Versioned {
}
