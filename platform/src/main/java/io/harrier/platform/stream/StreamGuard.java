package io.harrier.platform.stream;

import java.util.List;

import io.smallrye.mutiny.Uni;

/** What of a service's events its streams show, and to whom. */
public interface StreamGuard {

    /** Whether events of this type are for people to see, before anything else is asked. */
    boolean isShown(String type);

    /** Those of these that the caller may see now, in their order; runs as the caller. */
    Uni<List<StreamedEvent>> visible(List<StreamedEvent> events);
}
