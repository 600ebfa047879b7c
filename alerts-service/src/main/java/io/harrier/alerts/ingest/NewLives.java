package io.harrier.alerts.ingest;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.core.Vertx;

/**
 * Reads the new life of a topic from its beginning. The consumer, which knows nothing of lives, may go on in the midst of it: what
 * it brings from there is left, for it comes again behind what was skipped.
 */
@ApplicationScoped
class NewLives {

    private static final Logger LOG = Logger.getLogger(NewLives.class);
    private static final String CHANNEL = "siem-alerts";
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final KafkaClientService kafka;
    private final MeterRegistry metrics;
    private final Vertx vertx;
    /** The partitions of which nothing was taken yet, and the highest offset that may be the first taken. */
    private final Map<TopicPartition, Long> young = new ConcurrentHashMap<>();

    NewLives(KafkaClientService kafka, MeterRegistry metrics, Vertx vertx) {
        this.kafka = kafka;
        this.metrics = metrics;
        this.vertx = vertx;
    }

    void begun(TopicPartition partition) {
        young.put(partition, 0L);
    }

    /** These were taken up where the database says, so at the beginning where that was to be. */
    void takenUp(Collection<TopicPartition> partitions) {
        partitions.forEach(young::remove);
    }

    /** @return the batch without the partitions that must be read from their beginning first */
    Uni<List<ConsumerRecord<byte[], byte[]>>> fromBeginning(List<ConsumerRecord<byte[], byte[]>> batch) {
        if (young.isEmpty()) {
            return Uni.createFrom().item(batch);
        }
        Map<TopicPartition, Long> firsts = new HashMap<>();
        batch.forEach(it -> firsts.merge(partition(it), it.offset(), Math::min));
        Map<TopicPartition, Long> ahead = new HashMap<>();
        firsts.forEach((partition, first) -> {
            Long most = young.get(partition);
            if (most != null && first > most) {
                ahead.put(partition, first);
            } else {
                young.remove(partition);
            }
        });
        return ahead.isEmpty()
                ? Uni.createFrom().item(batch)
                : rewind(ahead).map(done -> batch.stream().filter(it -> !ahead.containsKey(partition(it))).toList());
    }

    private Uni<Void> rewind(Map<TopicPartition, Long> ahead) {
        var context = vertx.getOrCreateContext();
        var consumers = consumers();
        return consumers.get(0).runOnPollingThread(it -> {
            return beginnings(it, ahead);
        }).chain(beginnings -> Multi.createFrom().iterable(consumers).onItem()
                .transformToUniAndConcatenate(consumer -> consumer.runOnPollingThread(it -> {
                    seek(it, beginnings);
                })).collect().asList()).replaceWithVoid()
                .onFailure(failure -> !(failure instanceof IllegalStateException)).retry()
                .withBackOff(Duration.ofMillis(100), ANSWER).indefinitely()
                .onFailure().recoverWithUni(closed -> Uni.createFrom().voidItem())
                .emitOn(command -> context.runOnContext(ignored -> command.run()));
    }

    /** Those of this process: their channels have the name, each followed by its number where they are several. */
    private List<KafkaConsumer<byte[], byte[]>> consumers() {
        return kafka.getConsumerChannels().stream().filter(it -> it.equals(CHANNEL) || it.startsWith(CHANNEL + "$"))
                .flatMap(it -> kafka.<byte[], byte[]>getConsumers(it).stream()).toList();
    }

    /** Where those begin that are still to be read from there. */
    private Map<TopicPartition, Long> beginnings(Consumer<?, ?> consumer, Map<TopicPartition, Long> ahead) {
        Map<TopicPartition, Long> beginnings = new HashMap<>();
        consumer.beginningOffsets(ahead.keySet(), ANSWER).forEach((partition, beginning) -> {
            long first = ahead.get(partition);
            LOG.warnf("%s: made again, and read on at %d; it is read from %d", partition, first, beginning);
            Long most = young.get(partition);
            if (most == null) {
                return;
            }
            if (most == 0 && beginning > 0) {
                lost(partition, 0, beginning);
            }
            young.put(partition, Math.max(most == 0 ? first : most, beginning));
            beginnings.put(partition, beginning);
        });
        return beginnings;
    }

    /** A partition that is no longer assigned here is taken up at its beginning by whoever has it. */
    private static void seek(Consumer<?, ?> consumer, Map<TopicPartition, Long> beginnings) {
        beginnings.forEach((partition, beginning) -> {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, beginning);
            }
        });
    }

    /** Tells of offsets that are gone before they were read. */
    void lost(TopicPartition partition, long next, long beginning) {
        metrics.counter("harrier_ingest_lost_offsets_total").increment(beginning - next);
        LOG.errorf("%s: offsets %d to %d were deleted by the broker before they were read", partition, next, beginning - 1);
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
