package io.harrier.platform.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;

/**
 * Reads the service's topic from its end once per replica, and gives each event to the mailboxes of its tenant; as long as there are any,
 * on a thread of its own, for polling blocks.
 */
@Singleton
class LiveReader {

    private static final Logger LOG = Logger.getLogger(LiveReader.class);
    private static final Duration POLL = Duration.ofMillis(250);
    /** Rounds without a mailbox after which it stops: a client that comes back at once finds it reading. */
    private static final int IDLE_ROUNDS = 40;
    private static final int ROUNDS_TO_NEW_PARTITIONS = 240;

    private final TopicRecords records;
    private final Map<UUID, List<Mailbox>> open = new HashMap<>();
    private final List<Mailbox> coming = new ArrayList<>();
    private final List<Mailbox> leaving = new ArrayList<>();
    private Predicate<String> shown = type -> false;
    private boolean running;
    private boolean stopped;

    LiveReader(TopicRecords records) {
        this.records = records;
    }

    /** Lets a mailbox have its tenant's events from now on; it is told from where. */
    synchronized void join(Mailbox mailbox, StreamGuard guard) {
        shown = guard::isShown;
        coming.add(mailbox);
        if (stopped) {
            mailbox.cut("stopped");
        } else if (!running) {
            running = true;
            var thread = new Thread(this::run, "harrier-stream");
            thread.setDaemon(true);
            thread.start();
        }
    }

    synchronized void leave(Mailbox mailbox) {
        leaving.add(mailbox);
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void run() {
        try (var consumer = records.consumer()) {
            var next = fromTheEnd(consumer);
            for (int round = 1, idle = 0; !hasEnded(idle); round++) {
                letInAndOut(next);
                idle = open.isEmpty() ? idle + 1 : 0;
                if (round % ROUNDS_TO_NEW_PARTITIONS == 0) {
                    addPartitions(consumer, next);
                }
                consumer.poll(POLL).forEach(record -> {
                    TopicRecords.tenant(record).filter(open::containsKey).filter(it -> shown.test(TopicRecords.type(record)))
                            .ifPresent(it -> {
                                var event = TopicRecords.event(record, it);
                                open.get(it).forEach(mailbox -> mailbox.offer(event));
                            });
                    next.put(record.partition(), record.offset() + 1);
                });
            }
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "Streams are cut: the topic could not be read");
            cutAll("failed");
        }
    }

    private Map<Integer, Long> fromTheEnd(KafkaConsumer<byte[], byte[]> consumer) {
        var partitions = records.partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        var next = new HashMap<Integer, Long>();
        partitions.forEach(partition -> next.put(partition.partition(), consumer.position(partition)));
        return next;
    }

    /** A topic that grew: its new partitions are read from their beginning. */
    private void addPartitions(KafkaConsumer<byte[], byte[]> consumer, Map<Integer, Long> next) {
        var added = records.partitions(consumer).stream().filter(it -> !next.containsKey(it.partition())).toList();
        if (!added.isEmpty()) {
            consumer.assign(Stream.concat(consumer.assignment().stream(), added.stream()).toList());
            consumer.seekToBeginning(added);
            added.forEach((TopicPartition it) -> next.put(it.partition(), consumer.position(it)));
        }
    }

    private synchronized void letInAndOut(Map<Integer, Long> next) {
        coming.forEach(mailbox -> {
            open.computeIfAbsent(mailbox.tenant, tenant -> new ArrayList<>()).add(mailbox);
            mailbox.begin(next);
        });
        coming.clear();
        leaving.forEach(mailbox -> open.computeIfPresent(mailbox.tenant, (tenant, all) -> {
            all.remove(mailbox);
            return all.isEmpty() ? null : all;
        }));
        leaving.clear();
    }

    private synchronized boolean hasEnded(int idle) {
        if (stopped) {
            cutAll("stopped");
        } else if (idle < IDLE_ROUNDS || !coming.isEmpty()) {
            return false;
        }
        running = false;
        return true;
    }

    private synchronized void cutAll(String why) {
        running = false;
        Stream.concat(coming.stream(), open.values().stream().flatMap(List::stream)).forEach(mailbox -> mailbox.cut(why));
        coming.clear();
        leaving.clear();
        open.clear();
    }
}
