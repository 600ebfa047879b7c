package io.harrier.integrations.sync;

import java.time.Duration;
import java.time.Instant;

/** How an import goes on, as its connector says after a look at the other side. */
public final class Next {

    interface Move {

        void apply(ImportOperation operation, Patience patience, Instant now);
    }

    private final Move move;
    private final boolean atOnce;

    private Next(Move move, boolean atOnce) {
        this.move = move;
        this.atOnce = atOnce;
    }

    /**
     * The other side makes an export now.
     *
     * @param covers the time up to which it surely holds every change: what the watermark moves to
     */
    public static Next exporting(String exportId, Instant covers) {
        return new Next((operation, patience, now) -> operation.exporting(exportId, covers), true);
    }

    /** Something was stored: look again at once. */
    public static Next again(int chunks) {
        return new Next((operation, patience, now) -> operation.expect(chunks), true);
    }

    /** The other side needs time. */
    public static Next wait(Duration time, int chunks) {
        return new Next((operation, patience, now) -> {
            operation.expect(chunks);
            operation.waitUntil(now.plus(time));
        }, false);
    }

    /** Every chunk is stored. */
    public static Next complete(int chunks) {
        return new Next((operation, patience, now) -> {
            operation.expect(chunks);
            operation.end(OperationStatus.SUCCEEDED, null, now);
        }, false);
    }

    /** The export is of no use: another one. */
    public static Next startOver(String why) {
        return new Next((operation, patience, now) -> operation.startOver(why, patience, now), false);
    }

    static Next retry(String why) {
        return new Next((operation, patience, now) -> operation.retry(why, patience, now), false);
    }

    static Next throttled(Duration time) {
        return new Next((operation, patience, now) -> operation.waitUntil(now.plus(time)), false);
    }

    static Next fail(String why) {
        return new Next((operation, patience, now) -> operation.end(OperationStatus.FAILED, why, now), false);
    }

    void apply(ImportOperation operation, Patience patience, Instant now) {
        move.apply(operation, patience, now);
    }

    boolean atOnce() {
        return atOnce;
    }
}
