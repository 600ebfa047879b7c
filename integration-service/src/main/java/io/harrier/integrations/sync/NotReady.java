package io.harrier.integrations.sync;

/** An import that can't be worked on until a person changes something; says what. */
final class NotReady extends RuntimeException {

    NotReady(String why) {
        super(why, null, false, false);
    }
}
