package io.harrier.platform.export;

import io.smallrye.mutiny.Uni;

/** Hears, in the transaction that puts it on record, how much of a list went out as a file. */
public interface ExportListener {

    Uni<Void> ended(String what, long rows);
}
