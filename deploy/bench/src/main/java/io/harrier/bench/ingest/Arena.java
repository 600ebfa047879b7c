package io.harrier.bench.ingest;

import java.util.List;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.harrier.bench.Alerts;
import io.harrier.bench.Database;
import io.harrier.bench.Figures;
import io.harrier.bench.Records;
import io.harrier.bench.Size;
import io.harrier.bench.Stage;
import io.harrier.bench.Wait;

/** Where everybody who takes alerts from Kafka is measured, in the same way: from the first record produced to the last event. */
public final class Arena implements AutoCloseable {

    public static final int PARTITIONS = 6;
    static final String EVENTS = "harrier.alerts";
    static final int EVENT_PARTITIONS = 12;
    private static final int PING = 60;

    public final Stage stage;
    public final Database database;
    public final Records kafka;
    public final int records;
    final int stored;
    private int pings;

    public Arena(Stage stage, Size size, int stored) {
        this.stage = stage;
        this.database = stage.database();
        this.kafka = new Records(stage.kafka().bootstrapServers());
        this.records = size.of(120_000, 24_000);
        this.stored = stored;
    }

    /** What came of a load: how fast it was read and stored, and how fast its events were on Kafka. */
    record Measured(double alertsPerSecond, double eventsPerSecond) {

        void tell(Figures figures, String alerts, String events) {
            figures.add(alerts, alertsPerSecond);
            if (events != null) {
                figures.add(events, eventsPerSecond);
            }
        }
    }

    /**
     * Sends the records once whoever is to take them has shown to be there.
     *
     * @param events how many events they come to
     * @param check fails where nobody will take them any more
     */
    Measured measure(String topic, List<ProducerRecord<byte[], byte[]>> load, int events, Runnable check) {
        ping(topic, check);
        database.settle();
        long read = read(topic) + load.size();
        long announced = kafka.count(EVENTS, EVENT_PARTITIONS) + events;
        long begin = System.nanoTime();
        kafka.sendAll(load);
        Wait.until("all alerts are stored", () -> holds(check, read(topic) >= read));
        double stored = seconds(begin);
        Wait.until("the last event is on Kafka", () -> holds(check, kafka.count(EVENTS, EVENT_PARTITIONS) >= announced));
        double told = seconds(begin);
        awaitEmptyOutbox(check);
        return new Measured(load.size() / stored, events / told);
    }

    /** Returns when somebody has taken a few alerts and told of them: nothing is being started or assigned any more. */
    void ping(String topic, Runnable check) {
        kafka.sendAll(Alerts.mix(topic, "ping-" + topic + pings++, PING, stored));
        long sent = kafka.count(topic, PARTITIONS);
        Wait.until("a first few alerts are stored", () -> holds(check, read(topic) >= sent));
        awaitEmptyOutbox(check);
    }

    /** Returns when all that the topic holds has been stored and told of. */
    public void drain(String topic) {
        long sent = kafka.count(topic, PARTITIONS);
        Wait.until("what was sent is stored", () -> read(topic) >= sent);
        awaitEmptyOutbox(() -> {
        });
    }

    /** The service is not to make alerts found, while it is measured, that others stored: they left that to it. */
    void forgetWords() {
        database.execute("truncate alert_texts_due");
    }

    private void awaitEmptyOutbox(Runnable check) {
        Wait.until("the outbox is empty", () -> holds(check, database.number("select count(*) from outbox") == 0));
    }

    /** How many records of the topic the database knows to be read. */
    long read(String topic) {
        return database.number("select coalesce(sum(next_offset), 0) from ingest_offsets where topic = ?", topic);
    }

    private static boolean holds(Runnable check, boolean fact) {
        check.run();
        return fact;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void close() {
        kafka.close();
    }
}
