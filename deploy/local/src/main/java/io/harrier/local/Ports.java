package io.harrier.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ports of the suite on the loopback address, in the order {@code --ports-from N} hands them out: the gateway gets N,
 * Keycloak N+1, and so on.
 */
public record Ports(int gateway, int keycloak, int kafka, int postgres, int alerts, int incidents, int postmortem,
        int integration, int tenable) {

    private static final int COUNT = 9;

    /** Where people and scripts expect them. */
    public static Ports standard() {
        return new Ports(8080, 8180, 9092, 5433, 8081, 8082, 8083, 8084, 8090);
    }

    public static Ports from(int first) {
        if (first < 1 || first + COUNT - 1 > 65535) {
            throw new StartFailure("--ports-from " + first + ": Harrier needs " + COUNT + " ports between 1 and 65535");
        }
        return new Ports(first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6, first + 7, first + 8);
    }

    /** Port by the name of what listens there. */
    public Map<String, Integer> byName() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("gateway", gateway);
        ports.put("Keycloak", keycloak);
        ports.put("Kafka", kafka);
        ports.put("PostgreSQL", postgres);
        ports.put("alerts-service", alerts);
        ports.put("incidents-service", incidents);
        ports.put("postmortem-service", postmortem);
        ports.put("integration-service", integration);
        ports.put("Tenable stand-in", tenable);
        return ports;
    }

    void requireFree() {
        byName().forEach((name, port) -> {
            if (!isFree(port)) {
                throw new StartFailure("Port " + port + " (" + name
                        + ") is taken: stop what listens there, or choose other ports with --ports-from N");
            }
        });
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
