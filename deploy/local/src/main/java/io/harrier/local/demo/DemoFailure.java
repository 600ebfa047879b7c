package io.harrier.local.demo;

/** The scenario did not go as it should; the message says at which step. */
public final class DemoFailure extends RuntimeException {

    DemoFailure(String step, Throwable cause) {
        super("The demo failed: " + step, cause);
    }

    DemoFailure(String step) {
        this(step, null);
    }
}
