package io.harrier.verifier;

/** The verifier can't be used so: a wrong option, a file that is not there or is something else. */
final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unusable(String message) {
        super(message);
    }
}
