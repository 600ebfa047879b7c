package io.harrier.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells the person at the terminal what is going on, a line at a time. */
final class Console {

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
    }

    void starting(String name, int port) {
        out.printf("  %-20s starts on port %d%n", name, port);
    }

    void ready(String name, Duration took) {
        out.printf(Locale.ROOT, "  %-20s ready (%.1f s)%n", name, took.toMillis() / 1000.0);
    }

    void stopped(String name) {
        out.printf("  %-20s stopped%n", name);
    }
}
