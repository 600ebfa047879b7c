package io.harrier.bench;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that is made when it is first asked for, and only then. */
final class Once<T> {

    private final Supplier<T> making;
    private T made;

    Once(Supplier<T> making) {
        this.making = making;
    }

    synchronized T get() {
        if (made == null) {
            made = making.get();
        }
        return made;
    }

    /** It, where anybody has asked for it. */
    synchronized Optional<T> made() {
        return Optional.ofNullable(made);
    }
}
