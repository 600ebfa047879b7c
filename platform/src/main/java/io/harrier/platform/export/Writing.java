package io.harrier.platform.export;

/** How the rows of a file are written down, what stands before the first of them and after the last. */
public interface Writing<T> {

    String mediaType();

    /** Of the file's name, without the dot. */
    String ending();

    /** Asked when the first page is there. */
    default String before() {
        return "";
    }

    /** @param first whether nothing was written before it */
    String row(T item, boolean first);

    default String after() {
        return "";
    }
}
