package io.harrier.integrations.sync;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What became of the records of an import: each received one is in exactly one of the others. Where an import needed another
 * export, received, unchanged and rejected tell of the last one, and the others of all.
 */
@RegisterForReflection
public record Counts(int received, int created, int updated, int unchanged, int fixed, int rejected) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    /** Records that were stored; those neither created, updated nor fixed were known as they are. */
    public static Counts stored(int records, int created, int updated, int fixed) {
        return new Counts(records, created, updated, records - created - updated - fixed, fixed, 0);
    }

    /** Records left out: they could not be used, or another of the same import said the same. */
    public static Counts rejected(int records) {
        return new Counts(records, 0, 0, 0, 0, records);
    }

    public Counts plus(Counts more) {
        return new Counts(received + more.received, created + more.created, updated + more.updated, unchanged + more.unchanged,
                fixed + more.fixed, rejected + more.rejected);
    }
}
