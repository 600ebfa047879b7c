package io.harrier.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import io.harrier.local.LocalKafka;
import io.harrier.local.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Gives a test real PostgreSQL, a real Kafka broker and an issuer of tokens: {@code @WithTestResource(HarrierServers.class)}.
 * They start once per JVM, which is once per module, and end with it.
 */
public class HarrierServers implements QuarkusTestResourceLifecycleManager {

    private static final String STARTED = "harrier.test.config.";

    private static LocalPostgres postgres;
    private static LocalKafka kafka;

    /** The database, for tests that take it away; only in the class loader that started it, so not in a {@code @QuarkusTest}. */
    public static LocalPostgres postgres() {
        settings();
        return postgres;
    }

    /** The broker, likewise. */
    public static LocalKafka kafka() {
        settings();
        return kafka;
    }

    /** Starts the servers unless this JVM has them; answers the settings that lead a service to them. */
    public static synchronized Map<String, String> settings() {
        // Quarkus loads this class in several class loaders; the JVM's properties are what they share.
        synchronized (System.class) {
            var known = new TreeMap<String, String>();
            System.getProperties().stringPropertyNames().stream().filter(name -> name.startsWith(STARTED))
                    .forEach(name -> known.put(name.substring(STARTED.length()), System.getProperty(name)));
            if (known.isEmpty()) {
                known.putAll(startAll());
                known.forEach((name, value) -> System.setProperty(STARTED + name, value));
            }
            return known;
        }
    }

    @Override
    public Map<String, String> start() {
        return settings();
    }

    @Override
    public void stop() {
        // The servers serve every class of the module and end with the JVM.
    }

    private static Map<String, String> startAll() {
        try {
            Path data = Files.createTempDirectory("harrier-test");
            postgres = LocalPostgres.start(data.resolve("postgres"), 0);
            kafka = LocalKafka.start(data.resolve("kafka"), 0);
            var keycloak = TestKeycloak.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                kafka.close();
                postgres.close();
                keycloak.close();
            }));
            var settings = serviceSettings(postgres.reactiveUrl(), kafka.bootstrapServers(), keycloak.url());
            settings.put("harrier.test.jdbc-url", "jdbc:" + postgres.reactiveUrl());
            settings.put("quarkus.log.level", "INFO");
            return settings;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a service needs to find its servers; passwords equal role names here. */
    public static Map<String, String> serviceSettings(String postgres, String kafka, String keycloak) {
        var settings = new TreeMap<String, String>();
        settings.put("harrier.database.url", postgres);
        settings.put("harrier.database.password", "${harrier.schema}");
        settings.put("harrier.database.worker-password", "${harrier.schema}_worker");
        settings.put("harrier.database.owner-password", "${harrier.schema}_owner");
        settings.put("kafka.bootstrap.servers", kafka);
        settings.put("harrier.oidc.url", keycloak + "/realms/harrier");
        settings.put("harrier.directory.admin-url", keycloak + "/admin/realms/harrier");
        settings.put("harrier.directory.client-secret", "harrier-directory");
        settings.put("harrier.directory.refresh-every", "PT5S");
        settings.put("harrier.audit.signing-key", signingKey());
        settings.put("harrier.audit.checkpoint-every", "PT1S");
        settings.put("harrier.housekeeping.every", "PT1S");
        settings.put("harrier.outbox.count-every", "PT1S");
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    private static String signingKey() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
