package io.harrier.platform.export;

import java.util.Map;
import java.util.UUID;

import io.smallrye.mutiny.Uni;

/** Where exports are put on record: before the first row goes out, and how many went. */
public interface ExportRecords {

    Uni<Void> begun(UUID id, String what, Map<String, ?> asked);

    Uni<Void> ended(UUID id, String what, long rows, boolean whole);
}
