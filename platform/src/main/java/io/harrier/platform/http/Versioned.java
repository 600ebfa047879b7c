package io.harrier.platform.http;

/** A representation with a version; it is sent as {@code ETag} too. */
public interface Versioned {

    long version();
}
