package io.harrier.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class GuardTest {

    /** Starts two processes that would run for an hour, ends the first itself and says their ids. */
    public static final class Launcher {
        public static void main(String[] args) throws Exception {
            Process ended = new ProcessBuilder("sleep", "3600").start();
            Process left = new ProcessBuilder("sleep", "3600").start();
            Guard.watch(ended.toHandle());
            Guard.watch(left.toHandle());
            ended.destroyForcibly().waitFor();
            System.out.println(left.pid());
            System.in.read();
        }
    }

    @Test
    void childrenDoNotOutliveAKilledLauncher() throws Exception {
        Process launcher = launcher();
        ProcessHandle child;
        try (BufferedReader said = launcher.inputReader()) {
            child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
        }
        assertTrue(child.isAlive());

        launcher.destroyForcibly();

        child.onExit().get(10, TimeUnit.SECONDS);
        assertFalse(child.isAlive());
    }

    private static Process launcher() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Launcher.class.getName()).start();
    }
}
