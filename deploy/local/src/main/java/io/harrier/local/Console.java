package io.harrier.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells the person at the terminal what is going on, a line at a time. */
public final class Console {

    private final PrintStream out;
    private volatile boolean silent;

    public Console(PrintStream out) {
        this.out = out;
    }

    /** From now on says nothing: the last word has been spoken. */
    void silence() {
        silent = true;
    }

    public void say(String line) {
        if (!silent) {
            out.println(line);
        }
    }

    void starting(String name, int port) {
        say(String.format("  %-20s starts on port %d", name, port));
    }

    void ready(String name, Duration took) {
        say(String.format(Locale.ROOT, "  %-20s ready (%.1f s)", name, took.toMillis() / 1000.0));
    }

    void stopped(String name) {
        say(String.format("  %-20s stopped", name));
    }
}
