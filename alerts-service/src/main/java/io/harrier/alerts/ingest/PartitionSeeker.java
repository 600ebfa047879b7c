package io.harrier.alerts.ingest;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.harrier.alerts.ingest.IngestOffsets.Partition;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Takes up every partition where the database says it was left. It waits for the database, on Kafka's polling thread: nothing may
 * be read before it is known from where.
 */
@ApplicationScoped
@Identifier("siem-alerts")
class PartitionSeeker implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(PartitionSeeker.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(4);

    private final IngestOffsets offsets;
    private final Pool worker;
    private final Map<String, Object> kafka;
    private final MeterRegistry metrics;
    private final Map<TopicPartition, Partition> assigned = new ConcurrentHashMap<>();

    PartitionSeeker(IngestOffsets offsets, @ReactiveDataSource("worker") Pool worker,
            @Identifier("default-kafka-broker") Map<String, Object> kafka, MeterRegistry metrics) {
        this.offsets = offsets;
        this.worker = worker;
        this.kafka = kafka;
        this.metrics = metrics;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        var topicIds = topicIds(partitions);
        var beginnings = consumer.beginningOffsets(partitions);
        Map<Partition, Long> known = new HashMap<>();
        for (TopicPartition it : partitions) {
            var partition = new Partition(topicIds.get(it.topic()), it.topic(), it.partition());
            assigned.put(it, partition);
            known.put(partition, beginnings.get(it));
        }
        var next = offsets.know(worker, known).onFailure().retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(5)).expireIn(LONGEST_WAIT.toMillis())
                .await().atMost(LONGEST_WAIT.plusSeconds(30));
        partitions.forEach(it -> seek(consumer, it, next.get(assigned.get(it)), beginnings.get(it)));
    }

    /** Which life of its topic a record comes from; null for a partition never assigned here. */
    Partition partition(String topic, int number) {
        return assigned.get(new TopicPartition(topic, number));
    }

    private void seek(Consumer<?, ?> consumer, TopicPartition partition, long next, long beginning) {
        if (next < beginning) {
            metrics.counter("harrier_ingest_lost_offsets_total").increment(beginning - next);
            LOG.errorf("%s: offsets %d to %d were deleted by the broker before they were read", partition, next, beginning - 1);
        }
        consumer.seek(partition, Math.max(next, beginning));
    }

    private Map<String, UUID> topicIds(Collection<TopicPartition> partitions) {
        var topics = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        try (var admin = Admin.create(kafka)) {
            return admin.describeTopics(topics).allTopicNames().get().values().stream().collect(Collectors.toMap(
                    topic -> topic.name(),
                    topic -> new UUID(topic.topicId().getMostSignificantBits(), topic.topicId().getLeastSignificantBits())));
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Kafka did not say which topics these are: " + topics, failure.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
