package io.harrier.bench;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.harrier.local.ServiceProcess;

/** A service that is measured: it can be made to stand still while something else is, and goes on as warm as it was. */
public final class ServiceUnderTest implements AutoCloseable {

    private final ServiceProcess process;
    private final int port;

    ServiceUnderTest(ServiceProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    void standStill() {
        signal("STOP");
    }

    void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, String.valueOf(process.handle().pid())).start().waitFor();
            if (status != 0) {
                throw new BenchmarkFailure("A service is gone: its log says why");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailure("Interrupted", e);
        }
    }

    @Override
    public void close() {
        if (process.handle().isAlive()) {
            // One that stands still would not hear that it is to stop.
            goOn();
        }
        process.close();
    }
}
