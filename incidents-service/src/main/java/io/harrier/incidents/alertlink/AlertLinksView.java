package io.harrier.incidents.alertlink;

import java.util.List;

import io.harrier.platform.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** All alerts of an incident, the primary first, with the incident's version. */
@RegisterForReflection
public record AlertLinksView(List<AlertLinkView> items, long version) implements Versioned {
}
