package io.harrier.incidents.evidence;

import java.time.Duration;

import io.harrier.incidents.storage.Delivery;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * The body of a request, taken piece by piece: nothing is read that nobody asked for, so a client sends no faster than is stored, and no
 * more of it than a piece is in memory. Where the client breaks off, or sends next to nothing for a while, what came until then is the last
 * piece.
 */
final class IncomingBody {

    /** Who sends no more than this in the time that he has stalls. */
    private static final int NEXT_TO_NOTHING = 8 * 1024;

    private final HttpServerRequest request;
    private final Duration patience;
    private final Context context = Vertx.currentContext();
    private byte[] gathered;
    private int filled;
    private int filledBefore;
    private Buffer left = Buffer.buffer();
    private boolean ended;
    private boolean stalled;
    private long timer;
    private UniEmitter<? super Piece> waiting;

    /** The first so many of these bytes. */
    record Piece(byte[] bytes, int length) {
    }

    IncomingBody(HttpServerRequest request, Duration patience) {
        this.request = request;
        this.patience = patience;
        request.pause();
        request.exceptionHandler(brokenOff -> end());
        request.handler(this::take);
        request.endHandler(all -> end());
    }

    /** So much; less at the end, and nothing after it. */
    Uni<Piece> next(int size) {
        return Uni.createFrom().emitter(answer -> context.runOnContext(ignored -> {
            gathered = new byte[size];
            filled = 0;
            filledBefore = 0;
            waiting = answer;
            timer = context.owner().setTimer(patience.toMillis(), this::look);
            var known = left;
            left = Buffer.buffer();
            take(known);
        }));
    }

    /**
     * What still comes is of no use: it is passed over, so that the connection can take the next request; not for ever, and not of who is
     * not waited for any more.
     */
    void passOver() {
        if (stalled) {
            return;
        }
        request.handler(piece -> {
        });
        request.resume();
        context.owner().setTimer(patience.toMillis(), ignored -> {
            if (!ended) {
                Delivery.breakOff(request);
            }
        });
    }

    /** Whether its client is not to be waited for any more: its connection is of no use. */
    boolean stalled() {
        return stalled;
    }

    private void take(Buffer piece) {
        if (waiting == null) {
            left.appendBuffer(piece);
            return;
        }
        int taken = Math.min(piece.length(), gathered.length - filled);
        piece.getBytes(0, taken, gathered, filled);
        filled += taken;
        if (taken < piece.length()) {
            left = piece.getBuffer(taken, piece.length());
        }
        answerOrFetch();
    }

    private void look(long ignored) {
        if (waiting == null) {
            return;
        }
        if (filled - filledBefore <= NEXT_TO_NOTHING) {
            stalled = true;
            end();
            return;
        }
        filledBefore = filled;
        timer = context.owner().setTimer(patience.toMillis(), this::look);
    }

    private void end() {
        ended = true;
        answerOrFetch();
    }

    private void answerOrFetch() {
        if (waiting == null) {
            return;
        }
        if (!ended && filled < gathered.length) {
            request.fetch(1);
            return;
        }
        var answer = waiting;
        waiting = null;
        context.owner().cancelTimer(timer);
        var piece = new Piece(gathered, filled);
        gathered = null;
        answer.complete(piece);
    }
}
