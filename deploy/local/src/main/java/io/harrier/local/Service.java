package io.harrier.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The services of the suite, and how each is told where its neighbours are. */
public enum Service {

    ALERTS("alerts-service", "alerts", Ports::alerts),
    INCIDENTS("incidents-service", "incidents", Ports::incidents),
    POSTMORTEM("postmortem-service", "postmortems", Ports::postmortem),
    INTEGRATION("integration-service", "integrations", Ports::integration);

    /** As its module and its log are called. */
    public final String name;
    private final String schema;
    private final ToIntFunction<Ports> port;

    Service(String name, String schema, ToIntFunction<Ports> port) {
        this.name = name;
        this.schema = schema;
        this.port = port;
    }

    int port(Ports ports) {
        return port.applyAsInt(ports);
    }

    /** The packaged application. */
    public Path jar(Path root) {
        return root.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    }

    static void requireBuilt(Path root) {
        for (Service service : values()) {
            if (!Files.isRegularFile(service.jar(root))) {
                throw new StartFailure(service.name + " is not built: " + service.jar(root) + " is missing");
            }
        }
    }

    /** Where the suite's other parts are, as environment variables. */
    public Map<String, String> environment(Ports ports, Secrets secrets) {
        String keycloak = "http://localhost:" + ports.keycloak();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port(ports)));
        environment.put("HARRIER_DATABASE_URL", "postgresql://127.0.0.1:" + ports.postgres() + "/" + LocalPostgres.DATABASE);
        environment.put("HARRIER_DATABASE_PASSWORD", schema);
        environment.put("HARRIER_DATABASE_WORKER_PASSWORD", schema + "_worker");
        environment.put("HARRIER_DATABASE_OWNER_PASSWORD", schema + "_owner");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        environment.put("HARRIER_OIDC_URL", keycloak + "/realms/harrier");
        environment.put("HARRIER_DIRECTORY_ADMIN_URL", keycloak + "/admin/realms/harrier");
        environment.put("HARRIER_DIRECTORY_CLIENT_SECRET", "harrier-directory");
        environment.put("HARRIER_AUDIT_SIGNING_KEY", secrets.auditSigningKey());
        environment.put("HARRIER_INTEGRATIONS_ENCRYPTION_KEYS_FILE", secrets.encryptionKeys().toString());
        environment.put("HARRIER_INCIDENTS_STORAGE_DIRECTORY", secrets.files().toString());
        // The stand-in for Tenable is on this machine and speaks plain HTTP.
        environment.put("HARRIER_INTEGRATIONS_ALLOW_HTTP", "true");
        environment.put("HARRIER_INTEGRATIONS_ALLOW_PRIVATE_ADDRESSES", "true");
        // The log is a file that people read here.
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        return environment;
    }
}
