package io.harrier.local.tenable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * What goes wrong next, as a test scripts it. Faults of requests are tied to a regular expression over the whole path and to a
 * number of times; faults of exports strike the next exports of their kind that are started.
 */
public final class Faults {

    enum Kind {
        TOO_MANY_REQUESTS, NOT_FOUND, SERVER_ERROR, CUT_CONNECTION, BROKEN_JSON, SLOW, DRIP
    }

    record Fault(Pattern path, Kind kind, long value, AtomicInteger left) {

        boolean strikes(String requestPath) {
            return path.matcher(requestPath).matches() && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        }
    }

    private final Clock clock;
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final Map<ExportKind, ExportFaults> exports = new EnumMap<>(ExportKind.class);
    private RateLimit limit = RateLimit.NONE;

    Faults(Clock clock) {
        this.clock = clock;
        forgetExports();
    }

    /** The HTML page of the proxy with this {@code retry-after}. */
    public void tooManyRequests(String path, int times, int retryAfterSeconds) {
        add(path, Kind.TOO_MANY_REQUESTS, times, retryAfterSeconds);
    }

    /** What was asked for is not there, though it should be. */
    public void notFound(String path, int times) {
        add(path, Kind.NOT_FOUND, times, 0);
    }

    public void serverError(String path, int times) {
        add(path, Kind.SERVER_ERROR, times, 0);
    }

    /** The connection ends in the middle of the answer. */
    public void cutConnection(String path, int times) {
        add(path, Kind.CUT_CONNECTION, times, 0);
    }

    /** The answer is whole as HTTP says, but its JSON ends in the middle. */
    public void brokenJson(String path, int times) {
        add(path, Kind.BROKEN_JSON, times, 0);
    }

    /** The whole answer comes late. */
    public void slow(String path, int times, Duration by) {
        add(path, Kind.SLOW, times, by.toMillis());
    }

    /** The answer begins at once and comes in small pieces over this time. */
    public void drip(String path, int times, Duration over) {
        add(path, Kind.DRIP, times, over.toMillis());
    }

    /** From now on at most this many requests in each window, 429 for the rest. */
    public synchronized void limitRate(int requests, Duration window, int retryAfterSeconds) {
        limit = new RateLimit(requests, window, retryAfterSeconds, clock.instant(), 0);
    }

    /** So many exports of the kind finish with one chunk in {@code chunks_failed}. */
    public void failOneChunk(ExportKind kind, int exports) {
        of(kind).failingChunks.set(exports);
    }

    /** The next export of the kind has one chunk more, an empty one. */
    public void addEmptyChunk(ExportKind kind) {
        of(kind).emptyChunks.set(1);
    }

    /** So many exports of the kind end as {@code ERROR}, after all their chunks. */
    public void failExport(ExportKind kind, int exports) {
        of(kind).failingExports.set(exports);
    }

    public synchronized void clear() {
        faults.clear();
        forgetExports();
        limit = RateLimit.NONE;
    }

    Optional<Fault> striking(String path) {
        return faults.stream().filter(f -> f.strikes(path)).findFirst();
    }

    /** The {@code retry-after} of a request that is one too many, if it is. */
    synchronized Optional<Integer> overRate() {
        limit = limit.count(clock.instant());
        return limit.exceeded() ? Optional.of(limit.retryAfterSeconds) : Optional.empty();
    }

    synchronized ExportFaults of(ExportKind kind) {
        return exports.get(kind);
    }

    private void forgetExports() {
        for (ExportKind kind : ExportKind.values()) {
            exports.put(kind, new ExportFaults());
        }
    }

    private void add(String path, Kind kind, int times, long value) {
        faults.add(new Fault(Pattern.compile(path), kind, value, new AtomicInteger(times)));
    }

    /** What goes wrong with the next exports of one kind, as often as each number says. */
    static final class ExportFaults {

        private final AtomicInteger failingChunks = new AtomicInteger();
        private final AtomicInteger emptyChunks = new AtomicInteger();
        private final AtomicInteger failingExports = new AtomicInteger();

        boolean takeFailingChunk() {
            return take(failingChunks);
        }

        boolean takeEmptyChunk() {
            return take(emptyChunks);
        }

        boolean takeFailingExport() {
            return take(failingExports);
        }

        private static boolean take(AtomicInteger left) {
            return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        }
    }

    private record RateLimit(int requests, Duration window, int retryAfterSeconds, Instant since, int seen) {

        static final RateLimit NONE = new RateLimit(Integer.MAX_VALUE, Duration.ofDays(1), 0, Instant.EPOCH, 0);

        RateLimit count(Instant now) {
            boolean over = !now.isBefore(since.plus(window));
            return new RateLimit(requests, window, retryAfterSeconds, over ? now : since, over ? 1 : seen + 1);
        }

        boolean exceeded() {
            return seen > requests;
        }
    }
}
