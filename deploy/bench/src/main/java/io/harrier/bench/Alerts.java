package io.harrier.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Alerts as a pipeline sends them, in Harrier's own format, about 1 KB each. What repeats a stored alert has its severity: a repeat
 * that made it worse would be another benchmark.
 */
public final class Alerts {

    public static final String SOURCE_SYSTEM = "bench";

    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low", "informational");
    private static final String TEXT = "A process without a valid signature opened lsass.exe with full access and read 48 MB of its "
            + "memory. The parent is a script host that a document started; the account signed in from a network it had not used "
            + "before. The sensor let the process run, for its policy on this host is to report only.";

    /** A prime, so that every stored alert comes before one comes again. */
    private static final int STRIDE = 7_919;

    private Alerts() {
    }

    /** The identity of the n-th alert that {@link StoredAlerts} writes. */
    public static String stored(int n) {
        return "stored-" + n;
    }

    /** Half new, half repeats of alerts stored before; the keys are the identities, as pipelines have them. */
    public static List<ProducerRecord<byte[], byte[]>> mix(String topic, String run, int count, int stored) {
        return mix(topic, run, count, stored, 1);
    }

    /** As above, where of the alerts stored only every {@code step}-th is to be repeated. */
    public static List<ProducerRecord<byte[], byte[]>> mix(String topic, String run, int count, int stored, int step) {
        var random = new Random(run.hashCode());
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            int n = step * (1 + random.nextInt(stored / step));
            records.add(index % 2 == 0
                    ? record(topic, run + "-" + index, index)
                    : record(topic, stored(n), n));
        }
        return records;
    }

    /** Of a mix of this many, those that are new. */
    public static int fresh(int count) {
        return (count + 1) / 2;
    }

    /** Repeats of stored alerts only, each of another one, so that none are merged before they are stored. */
    public static List<ProducerRecord<byte[], byte[]>> repeats(String topic, String run, int count, int stored) {
        int first = new Random(run.hashCode()).nextInt(stored);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            int n = 1 + (int) ((first + (long) index * STRIDE) % stored);
            records.add(record(topic, stored(n), n));
        }
        return records;
    }

    public static ProducerRecord<byte[], byte[]> record(String topic, String sourceId, int n) {
        return new ProducerRecord<>(topic, sourceId.getBytes(UTF_8), json(sourceId, n).getBytes(UTF_8));
    }

    /** @param n says what kind of alert it is, its severity among others */
    public static String json(String sourceId, int n) {
        String host = "WS-%04d".formatted(n % 10_000);
        return """
            {"sourceSystem":"%s","sourceId":"%s","sourceType":"edr","title":"Credential dumping on %s","severity":"%s",\
            "description":"%s","classification":"credential_access","confidence":"high","detectedAt":"%s",\
            "entity":{"type":"host","id":"aid-%08x","name":"%s.acme.example"},"affectedSystems":["%s"],\
            "affectedAssets":["asset-%d"],"observables":[{"type":"host","value":"%s"},{"type":"ip","value":"10.%d.%d.%d"},\
            {"type":"user","value":"user-%d"}],"enrichment":{"sensor":"7.14.18408","policy":"report-only","tactic":"TA0006",\
            "technique":"T1003.001","commandLine":"rundll32.exe comsvcs.dll, MiniDump %d C:\\\\Windows\\\\Temp\\\\out.dmp full",\
            "parent":"wscript.exe","site":"site-%d"}}"""
                .formatted(SOURCE_SYSTEM, sourceId, host, SEVERITIES.get(n / 7 % 5), TEXT, Instant.now(), n, host, host,
                        n % 50_000, host,
                        n % 250, n / 250 % 250, n % 199, n % 20_000, n % 65_536, n % 40);
    }
}
