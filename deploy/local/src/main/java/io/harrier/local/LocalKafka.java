package io.harrier.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

/**
 * One Kafka broker (KRaft, controller included) inside this JVM, plain text on the loopback address, with Harrier's topics.
 * Topics are made on first use too, so that a SIEM pipeline may just begin to send.
 */
public final class LocalKafka implements AutoCloseable {

    private static final Duration TOPIC_RETENTION = Duration.ofDays(7);
    private static final List<NewTopic> TOPICS = List.of(
            topic("harrier.alerts", 12), topic("harrier.incidents", 12), topic("harrier.postmortems", 12),
            topic("harrier.integrations", 12), topic("harrier.dlq.alerts", 3), topic("harrier.dlq.events", 3));

    static {
        // A broker that fails must fail its caller, not end the JVM it is a guest in.
        Exit.setExitProcedure(LocalKafka::refuseToExit);
        Exit.setHaltProcedure(LocalKafka::refuseToExit);
    }

    private final Path dataDir;
    private final int port;
    private KafkaRaftServer server;

    private LocalKafka(Path dataDir, int port) {
        this.dataDir = dataDir.toAbsolutePath();
        this.port = port;
    }

    /** Starts a broker on {@code port} (0: any free one) over {@code dataDir}, which is created if missing and kept if not. */
    public static LocalKafka start(Path dataDir, int port) {
        LocalKafka kafka = new LocalKafka(dataDir, port == 0 ? FreePort.find() : port);
        kafka.start();
        try {
            kafka.create(TOPICS);
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
        return kafka;
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Creates a topic, if it is not there yet. */
    public void createTopic(String name, int partitions) {
        create(List.of(topic(name, partitions)));
    }

    /** Starts again on the same port and data after {@link #close()}. */
    public void start() {
        if (server != null) {
            return;
        }
        KafkaConfig config = new KafkaConfig(properties(FreePort.find()), false);
        formatIfNew();
        KafkaRaftServer starting = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            starting.startup();
        } catch (RuntimeException e) {
            starting.shutdown();
            throw e;
        }
        server = starting;
    }

    /** Stops in good order and starts again: clients reconnect, records and group offsets stay. */
    public void restart() {
        close();
        start();
    }

    @Override
    public void close() {
        if (server == null) {
            return;
        }
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    private void create(Collection<NewTopic> topics) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            for (var creation : admin.createTopics(topics).values().entrySet()) {
                created(creation.getKey(), creation.getValue());
            }
        }
    }

    private static void created(String topic, KafkaFuture<Void> creation) {
        try {
            creation.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the topic " + topic + " was created", e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("The topic " + topic + " could not be created", e.getCause());
            }
        }
    }

    private void formatIfNew() {
        if (Files.exists(dataDir.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(dataDir);
            new Formatter().setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setClusterId(Uuid.randomUuid().toString()).setNodeId(1)
                    .setControllerListenerName("CONTROLLER").setMetadataLogDirectory(dataDir.toString())
                    .addDirectory(dataDir.toString()).setIgnoreFormatted(true).run();
        } catch (Exception e) {
            throw new IllegalStateException("The broker's directory " + dataDir + " could not be formatted", e);
        }
    }

    private Properties properties(int controllerPort) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names", "CONTROLLER",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "log.dirs", dataDir.toString()));
        properties.putAll(Map.of(
                "auto.create.topics.enable", "true",
                "num.partitions", "3",
                "message.max.bytes", String.valueOf(2 * 1024 * 1024),
                "group.initial.rebalance.delay.ms", "0",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "3"));
        properties.putAll(Map.of(
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "3",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "3"));
        return properties;
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, partitions, (short) 1)
                .configs(Map.of("retention.ms", String.valueOf(TOPIC_RETENTION.toMillis())));
    }

    private static void refuseToExit(int status, String message) {
        throw new IllegalStateException("The Kafka broker gave up (" + status + "): " + message);
    }
}
