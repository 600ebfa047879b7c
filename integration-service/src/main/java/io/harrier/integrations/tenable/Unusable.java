package io.harrier.integrations.tenable;

/** A record without the least that makes it one. It is counted and left out; the rest of its chunk is stored. */
final class Unusable extends RuntimeException {

    Unusable(String why) {
        super(why, null, false, false);
    }
}
