package io.harrier.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.PackagedService;
import io.harrier.platform.testing.TestKafka;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;

/** A database that is restored from a backup has the offsets of that time: what was read since is read again, and counts once. */
class RestoredDatabaseIT {

    private static final int RECORDS = 3_000;
    private static final int IDENTITIES = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path backup;

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void whatWasReadSinceTheBackupIsReadAgainAndCountsOnce() throws Exception {
        TestKafka.create(new NewTopic(topic(), 3, (short) 1));
        var data = Path.of(TestSql.as("postgres").value(String.class, "select current_setting('data_directory')"));
        try (var service = PackagedService.start(settings())) {
            send(0, RECORDS / 3);
            awaitCounted(RECORDS / 10);
            service.kill();
            stopped(() -> copy(data, backup));
            long atBackup = counted();
            service.restart();
            send(RECORDS / 3, RECORDS);
            awaitCounted(RECORDS);
            service.kill();
            stopped(() -> {
                delete(data);
                copy(backup, data);
            });
            assertEquals(atBackup, counted());
            // The offsets are of the same time: so much of the topic is known, and all that came since is to be read again.
            assertEquals(atBackup, read());
            service.restart();
            awaitCounted(RECORDS);
            assertEquals(RECORDS, read());
            var row = TestSql.as("alerts_owner").query("""
                select count(*), sum(seen_count)::bigint, min(seen_count), max(seen_count)
                from security_alerts where tenant_id = ?""", tenant.id()).get(0);
            long each = RECORDS / IDENTITIES;
            assertEquals(List.of((long) IDENTITIES, (long) RECORDS, each, each), row);
        }
    }

    /** A killed consumer is given up for lost sooner than by default: it is killed twice. */
    private static Map<String, String> settings() {
        var settings = new HashMap<>(HarrierServers.settings());
        settings.put("mp.messaging.incoming.siem-alerts.session.timeout.ms", "6000");
        settings.put("mp.messaging.incoming.siem-alerts.heartbeat.interval.ms", "2000");
        return settings;
    }

    private void stopped(Runnable work) {
        HarrierServers.postgres().close();
        work.run();
        HarrierServers.postgres().start();
    }

    private void send(int from, int to) throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", HarrierServers.settings().get("kafka.bootstrap.servers"), "acks",
                        "all", "linger.ms", 5),
                new StringSerializer(), new ByteArraySerializer())) {
            for (int i = from; i < to; i++) {
                String id = "r" + i % IDENTITIES;
                producer.send(new ProducerRecord<>(topic(), id, Alerts.json(id, "medium").getBytes(UTF_8)));
            }
            producer.flush();
        }
    }

    private void awaitCounted(long records) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> counted() >= records);
        assertTrue(counted() <= RECORDS, "More was counted than sent");
    }

    private long counted() {
        return TestSql.as("alerts_owner").value(Long.class,
                "select coalesce(sum(seen_count), 0)::bigint from security_alerts where tenant_id = ?", tenant.id());
    }

    private long read() {
        return TestSql.as("alerts_owner").value(Long.class,
                "select coalesce(sum(next_offset), 0)::bigint from ingest_offsets where topic = ?", topic());
    }

    private String topic() {
        return "siem.alerts." + tenant.alias();
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void delete(Path tree) {
        try (var files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
