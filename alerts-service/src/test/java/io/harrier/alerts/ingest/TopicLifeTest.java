package io.harrier.alerts.ingest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;

/**
 * A topic deleted and made again without a rebalance, which a running consumer seldom misses: so this one's name is not in the
 * consumer's pattern, and its records are handed over here. Its tenant is nobody's: what is counted is parked.
 */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class TopicLifeTest {

    @Inject
    @Identifier("siem-alerts")
    PartitionSeeker seeker;
    @Inject
    BatchIngest ingest;

    private final TopicPartition partition = new TopicPartition("siem.alerts.ANEW-" + UUID.randomUUID(), 0);

    @Test
    void whatIsBelowTheOffsetsIsDroppedInOneLifeAndTheBeginningOfTheNext() throws Exception {
        try (var admin = Admin.create(
                Map.of("bootstrap.servers", HarrierServers.settings().get("kafka.bootstrap.servers")));
                var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            create(admin);
            await().ignoreExceptions().until(() -> id(admin) != null);
            consumer.assign(List.of(partition));
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            seeker.onPartitionsAssigned(consumer, List.of(partition));
            read(0, 20);
            read(10, 22);
            assertEquals(22, parked());
            var old = id(admin);
            admin.deleteTopics(List.of(partition.topic())).all().get();
            create(admin);
            // Nothing is fetched of a new life before the broker itself knows of it.
            await().ignoreExceptions().until(() -> !id(admin).equals(old));
            read(0, 5);
            assertEquals(27, parked());
            read(0, 6);
            assertEquals(28, parked());
        }
    }

    private Uuid id(Admin admin) throws Exception {
        return admin.describeTopics(List.of(partition.topic())).allTopicNames().get().get(partition.topic()).topicId();
    }

    private void create(Admin admin) throws Exception {
        admin.createTopics(List.of(new NewTopic(partition.topic(), Optional.of(1), Optional.empty()))).all().get();
    }

    private void read(int from, int to) throws Exception {
        ingest.ingest(IntStream.range(from, to)
                .mapToObj(offset -> new ConsumerRecord<>(partition.topic(), 0, offset, new byte[]{1}, new byte[]{'x'}))
                .toList()).subscribeAsCompletionStage().get(30, SECONDS);
    }

    private long parked() {
        return TestSql.as("alerts_owner").value(Long.class, "select count(*) from ingest_parked where topic = ?",
                partition.topic());
    }
}
