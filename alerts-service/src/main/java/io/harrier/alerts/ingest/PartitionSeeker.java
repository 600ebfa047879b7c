package io.harrier.alerts.ingest;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.harrier.alerts.ingest.IngestOffsets.Partition;
import io.harrier.platform.problem.Outage;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.core.Vertx;
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
    private static final Duration A_TRY = Duration.ofSeconds(30);

    private final IngestOffsets offsets;
    private final Pool worker;
    private final TopicIds topics;
    private final NewLives lives;
    private final Vertx vertx;
    private final Map<TopicPartition, Partition> assigned = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    PartitionSeeker(IngestOffsets offsets, @ReactiveDataSource("worker") Pool worker,
            TopicIds topics, NewLives lives, Vertx vertx) {
        this.offsets = offsets;
        this.worker = worker;
        this.topics = topics;
        this.lives = lives;
        this.vertx = vertx;
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        var ids = topics.of(partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet())).await()
                .atMost(LONGEST_WAIT);
        var beginnings = consumer.beginningOffsets(partitions);
        Map<Partition, Long> known = new HashMap<>();
        for (TopicPartition it : partitions) {
            var partition = new Partition(ids.get(it.topic()), it.topic(), it.partition());
            assigned.put(it, partition);
            known.put(partition, beginnings.get(it));
        }
        var next = know(known);
        partitions.forEach(it -> seek(consumer, it, next.get(assigned.get(it)), beginnings.get(it)));
        lives.takenUp(partitions);
    }

    /**
     * However long the database is away: a consumer that gave up would take the pod with it. One that waits for longer than Kafka allows
     * leaves its partitions to others, which wait likewise, and is assigned anew when it is back.
     */
    private Map<Partition, Long> know(Map<Partition, Long> known) {
        while (true) {
            try {
                return offsets.know(worker, known).onFailure().retry()
                        .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(5)).expireIn(A_TRY.toMillis())
                        .await().atMost(A_TRY.multipliedBy(2));
            } catch (RuntimeException failure) {
                if (stopped || !(failure instanceof TimeoutException || Outage.passes(failure))) {
                    throw failure;
                }
                LOG.warnf("Where to read %s from is not known yet: %s", known.keySet(), failure.getMessage());
            }
        }
    }

    /** Which life of its topic a record comes from; null for a partition never assigned here. */
    Partition partition(String topic, int number) {
        return assigned.get(new TopicPartition(topic, number));
    }

    /**
     * Asks again which lives these partitions are of: a topic deleted and made again before the next look at what topics there
     * are comes without a rebalance. What is read of it from now on is of its new life, from its beginning. A topic that is not
     * there at all has none; what was read of it is known.
     */
    Uni<Void> renew(Set<Partition> doubtful) {
        var context = vertx.getOrCreateContext();
        var names = doubtful.stream().map(Partition::topic).collect(Collectors.toSet());
        return topics.ofThoseThere(names).onFailure().retry().withBackOff(Duration.ofMillis(100), Duration.ofSeconds(5))
                .indefinitely()
                .emitOn(command -> context.runOnContext(ignored -> command.run()))
                .chain(ids -> {
                    Map<Partition, Long> anew = new HashMap<>();
                    assigned.values().stream().filter(it -> ids.containsKey(it.topic()))
                            .map(it -> new Partition(ids.get(it.topic()), it.topic(), it.number()))
                            .filter(it -> !assigned.containsValue(it)).forEach(it -> anew.put(it, 0L));
                    return anew.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : offsets.know(worker, anew).invoke(() -> begin(anew.keySet())).replaceWithVoid();
                });
    }

    private void begin(Set<Partition> anew) {
        LOG.warnf("Deleted and made again, and read from the beginning: %s", anew);
        anew.forEach(it -> {
            var partition = new TopicPartition(it.topic(), it.number());
            assigned.put(partition, it);
            lives.begun(partition);
        });
    }

    private void seek(Consumer<?, ?> consumer, TopicPartition partition, long next, long beginning) {
        if (next < beginning) {
            lives.lost(partition, next, beginning);
        }
        consumer.seek(partition, Math.max(next, beginning));
    }
}
