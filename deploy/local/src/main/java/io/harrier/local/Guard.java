package io.harrier.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * Ends the processes this JVM started when the JVM itself is gone, however it went: a small shell holds the other end of a
 * pipe, and its closing is the one thing a {@code kill -9} can't prevent.
 */
public final class Guard {

    private static final String SCRIPT = """
        trap '' INT TERM HUP
        watched=' '
        while read -r step pid; do
          case $step in
            watch) watched="$watched$pid " ;;
            forget) watched="${watched%% $pid *} ${watched#* $pid }" ;;
          esac
        done
        alive() { for pid in $watched; do kill -0 "$pid" 2>/dev/null && return 0; done; return 1; }
        # INT first: it makes PostgreSQL stop at once, where TERM waits for its clients.
        for pid in $watched; do kill -INT "$pid"; kill -TERM "$pid"; done
        for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do alive || exit 0; sleep 0.5; done
        for pid in $watched; do kill -KILL "$pid"; done
        """;

    private static PrintStream toShell;

    private Guard() {
    }

    /** From now on the process does not outlive this JVM. */
    public static synchronized void watch(ProcessHandle process) {
        tell("watch", process);
        process.onExit().thenAccept(Guard::forget);
    }

    private static synchronized void forget(ProcessHandle process) {
        tell("forget", process);
    }

    private static void tell(String step, ProcessHandle process) {
        if (toShell == null) {
            toShell = new PrintStream(shell().getOutputStream(), true, StandardCharsets.US_ASCII);
        }
        toShell.println(step + " " + process.pid());
    }

    private static Process shell() {
        try {
            return new ProcessBuilder("/bin/sh", "-c", SCRIPT)
                    .redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new UncheckedIOException("No shell to watch over the processes started here", e);
        }
    }
}
