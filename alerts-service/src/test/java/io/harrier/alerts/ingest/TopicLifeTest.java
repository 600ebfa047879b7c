package io.harrier.alerts.ingest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        try (var admin = admin(); var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            takeUp(admin, consumer);
            read(0, 20);
            read(10, 22);
            assertEquals(22, parked());
            makeAgain(admin);
            read(0, 5);
            assertEquals(27, parked());
            read(0, 6);
            assertEquals(28, parked());
        }
    }

    @Test
    void aNewLifeThatIsMetInItsMidstIsReadFromItsBeginning() throws Exception {
        try (var admin = admin(); var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            takeUp(admin, consumer);
            read(0, 20);
            makeAgain(admin);
            read(3, 6);
            assertEquals(20, parked());
            // What was fetched before the consumer was set back.
            read(6, 9);
            assertEquals(20, parked());
            read(0, 9);
            assertEquals(29, parked());
        }
    }

    @Test
    void aTopicThatIsGoneHidesNoOthersNewLife() throws Exception {
        var gone = new TopicPartition("siem.alerts.GONE-" + UUID.randomUUID(), 0);
        try (var admin = admin(); var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            create(admin, gone);
            await().ignoreExceptions().until(() -> id(admin, gone) != null);
            consumer.assign(List.of(gone));
            consumer.updateBeginningOffsets(Map.of(gone, 0L));
            seeker.onPartitionsAssigned(consumer, List.of(gone));
            takeUp(admin, consumer);
            ingest(Stream.concat(records(gone, 0, 5), records(partition, 0, 5)));
            admin.deleteTopics(List.of(gone.topic())).all().get();
            makeAgain(admin);
            ingest(Stream.concat(records(gone, 0, 5), records(partition, 0, 4)));
            assertEquals(9, parked());
        }
    }

    private void takeUp(Admin admin, MockConsumer<byte[], byte[]> consumer) throws Exception {
        create(admin, partition);
        await().ignoreExceptions().until(() -> id(admin, partition) != null);
        consumer.assign(List.of(partition));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        seeker.onPartitionsAssigned(consumer, List.of(partition));
    }

    private void makeAgain(Admin admin) throws Exception {
        var old = id(admin, partition);
        admin.deleteTopics(List.of(partition.topic())).all().get();
        create(admin, partition);
        // Nothing is fetched of a new life before the broker itself knows of it.
        await().ignoreExceptions().until(() -> !id(admin, partition).equals(old));
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", HarrierServers.settings().get("kafka.bootstrap.servers")));
    }

    private static Uuid id(Admin admin, TopicPartition of) throws Exception {
        return admin.describeTopics(List.of(of.topic())).allTopicNames().get().get(of.topic()).topicId();
    }

    private static void create(Admin admin, TopicPartition of) throws Exception {
        admin.createTopics(List.of(new NewTopic(of.topic(), Optional.of(1), Optional.empty()))).all().get();
    }

    private void read(int from, int to) throws Exception {
        ingest(records(partition, from, to));
    }

    private void ingest(Stream<ConsumerRecord<byte[], byte[]>> records) throws Exception {
        ingest.ingest(records.toList()).subscribeAsCompletionStage().get(30, SECONDS);
    }

    private static Stream<ConsumerRecord<byte[], byte[]>> records(TopicPartition of, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(offset -> new ConsumerRecord<>(of.topic(), 0, offset, new byte[]{1}, new byte[]{'x'}));
    }

    private long parked() {
        return TestSql.as("alerts_owner").value(Long.class, "select count(*) from ingest_parked where topic = ?",
                partition.topic());
    }
}
