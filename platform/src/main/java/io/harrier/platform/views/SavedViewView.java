package io.harrier.platform.views;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.http.Located;
import io.harrier.platform.http.Versioned;

/** A saved view as clients see it. */
@Schema(description = "A list as somebody likes to see it")
public record SavedViewView(UUID id, long version, Instant createdAt, Instant updatedAt, String name, ViewOwner owner,
        boolean shared,
        boolean preferred, Map<String, List<String>> parameters) implements Versioned, Located {

    public record ViewOwner(String subject, String name) {
    }

    static SavedViewView of(SavedView view) {
        return new SavedViewView(view.id, view.version, view.createdAt, view.updatedAt, view.name,
                new ViewOwner(view.owner, view.ownerName), view.shared, view.preferred, view.parameters);
    }
}
