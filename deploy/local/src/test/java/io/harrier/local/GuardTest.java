package io.harrier.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Process launcher = launcher(Launcher.class);
        ProcessHandle child;
        try (BufferedReader said = launcher.inputReader()) {
            child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
        }
        assertTrue(child.isAlive());

        launcher.destroyForcibly();

        child.onExit().get(10, TimeUnit.SECONDS);
        assertFalse(child.isAlive());
    }

    /** Starts PostgreSQL, which makes itself a session of its own. */
    public static final class PostgresLauncher {
        public static void main(String[] args) throws Exception {
            LocalPostgres.start(Path.of(args[0]), 0);
            System.out.println("started");
            System.in.read();
        }
    }

    @Test
    void postgresDoesNotOutliveAKilledLauncher(@TempDir Path directory) throws Exception {
        Process launcher = launcher(PostgresLauncher.class, directory.resolve("postgres").toString());
        try (BufferedReader said = launcher.inputReader()) {
            assertEquals("started", said.readLine());
        }
        Path pidFile = directory.resolve("postgres/postmaster.pid");
        assertTrue(Files.exists(pidFile));

        launcher.destroyForcibly();

        await().atMost(15, TimeUnit.SECONDS).until(() -> Files.notExists(pidFile));
    }

    private static Process launcher(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    }
}
