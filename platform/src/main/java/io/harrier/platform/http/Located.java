package io.harrier.platform.http;

import java.util.UUID;

/** The view of something that has an address of its own: the 201 that answers its making sends it as {@code Location}. */
public interface Located {

    UUID id();

    /**
     * The path of its address, by default below the one it was made at.
     *
     * @param madeAt the path of the request that made it
     */
    default String location(String madeAt) {
        return madeAt + "/" + id();
    }
}
