package io.harrier.platform.tenancy;

import io.smallrye.mutiny.Uni;

/** Has something to write at the end of every tenant transaction that is about to commit; where it fails, the transaction does. */
public interface BeforeCommit {

    Uni<Void> beforeCommit();

    /** The transaction failed, maybe at its end: what was to be written of it is not. */
    void rolledBack();

    /** The transaction is committed. */
    default void committed() {
    }
}
