package io.harrier.integrations.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server that promises more than it sends, and closes the connection at once. */
final class Cutting implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    Cutting() throws IOException {
        var thread = new Thread(this::serve, "cutting");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var connection = server.accept()) {
                answer(connection);
            } catch (IOException closed) {
                // The next one, if there is any.
            }
        }
    }

    private static void answer(Socket connection) throws IOException {
        var request = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
        for (String line = request.readLine(); line != null && !line.isEmpty();) {
            line = request.readLine();
        }
        connection.getOutputStream().write("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\npart".getBytes(UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
