package io.harrier.local;

/** Why the suite can't start, as one line for the person at the terminal. */
public final class StartFailure extends RuntimeException {

    StartFailure(String line) {
        super(line, null, false, false);
    }

    StartFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
