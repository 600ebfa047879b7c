package io.harrier.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServiceProcessTest {

    @TempDir
    Path directory;

    @Test
    void aServiceThatDiesAtStartNamesItsLog() throws IOException {
        Path jar = Files.writeString(directory.resolve("broken.jar"), "not a jar");
        Path log = directory.resolve("broken-service.log");

        try (var service = ServiceProcess.start("broken-service", jar, FreePort.find(), Map.of(), log)) {
            StartFailure failure = assertThrows(StartFailure.class, service::awaitReady);
            assertEquals("broken-service stopped while starting (exit code 1): see " + log, failure.getMessage());
        }
        assertTrue(Files.readString(log).contains("broken.jar"));
    }
}
