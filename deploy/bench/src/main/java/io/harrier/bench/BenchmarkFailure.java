package io.harrier.bench;

/** Why a benchmark could not be run to its end, in words for the person at the terminal. */
public final class BenchmarkFailure extends RuntimeException {

    public BenchmarkFailure(String line) {
        super(line);
    }

    public BenchmarkFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
