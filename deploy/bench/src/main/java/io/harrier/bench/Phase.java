package io.harrier.bench;

/** One thing that a benchmark measures, once a round. Within a round the phases follow one another, so that all see the same machine. */
public interface Phase {

    /** What it does, in a few words, for the person who waits. */
    String title();

    /** @param figures where the round's figures go; those of a warm-up are thrown away */
    void run(Figures figures);
}
