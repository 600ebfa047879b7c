package io.harrier.local.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** A SIEM pipeline of one tenant: sends alerts, and many of them again, as such pipelines do. */
final class Pipeline {

    static final int RECORDS = 1_000;
    static final int DISTINCT = 700;

    private static final List<String> SEVERITIES = List.of("high", "medium", "medium", "low", "low", "low", "informational");
    private static final List<String> TITLES = List.of("Port scan from the guest network", "Repeated failed sign-ins",
            "Unsigned driver loaded", "Mail with a macro document", "Sign-in from a new country",
            "DNS query to a young domain");

    private final String bootstrapServers;
    private final String tenant;
    private final String sourceSystem;
    private final Random random;

    /** @param sourceSystem what the alerts name as their source: a run of the demo has its own, so that it finds its own alerts */
    Pipeline(String bootstrapServers, String tenant, String sourceSystem) {
        this.bootstrapServers = bootstrapServers;
        this.tenant = tenant;
        this.sourceSystem = sourceSystem;
        this.random = new Random(tenant.hashCode());
    }

    /** Sends {@value #RECORDS} records of {@value #DISTINCT} alerts, shuffled; the gravest is {@code gravest}. */
    void send(Map<String, Object> gravest) {
        List<Map<String, Object>> alerts = new ArrayList<>(List.of(gravest));
        while (alerts.size() < DISTINCT) {
            alerts.add(alert(alerts.size()));
        }
        List<Map<String, Object>> records = new ArrayList<>(alerts);
        while (records.size() < RECORDS) {
            records.add(alerts.get(random.nextInt(DISTINCT)));
        }
        Collections.shuffle(records, random);
        deliver(records);
    }

    private Map<String, Object> alert(int number) {
        String host = "WS-%04d".formatted(random.nextInt(400));
        return Map.of("sourceSystem", sourceSystem, "sourceId", "alert-" + number, "sourceType", "siem",
                "title", TITLES.get(random.nextInt(TITLES.size())) + " on " + host,
                "severity", SEVERITIES.get(random.nextInt(SEVERITIES.size())),
                "detectedAt", Instant.now().minus(random.nextInt(24 * 60), ChronoUnit.MINUTES).toString(),
                "affectedSystems", List.of(host),
                "observables", List.of(Map.of("type", "host", "value", host)));
    }

    private void deliver(List<Map<String, Object>> records) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 5);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = records.stream().map(alert -> producer.send(new ProducerRecord<>(
                    "siem.alerts." + tenant, alert.get("sourceId").toString(), Http.text(alert)))).toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted while sending alerts", e);
        } catch (ExecutionException e) {
            throw new DemoFailure("Kafka did not take the alerts: " + e.getCause().getMessage(), e);
        }
    }
}
