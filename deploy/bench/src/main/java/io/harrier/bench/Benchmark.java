package io.harrier.bench;

/**
 * One benchmark, by the name {@code ./deploy/bench/run} takes. It starts what it needs on the stage, prepares its data and runs
 * its phases; adding one is a class and a line in {@link Main}.
 */
public interface Benchmark {

    String name();

    /** Measures; every figure that is to be told goes into {@code figures}. What it starts on the stage, the stage stops. */
    void run(Stage stage, Size size, Figures figures);
}
