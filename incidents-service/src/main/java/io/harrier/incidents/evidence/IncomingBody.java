package io.harrier.incidents.evidence;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * The body of a request, taken piece by piece: nothing is read that nobody asked for, so a client sends no faster than is stored. Where
 * the client breaks off, what came until then is the last piece.
 */
final class IncomingBody {

    private final HttpServerRequest request;
    private final Context context = Vertx.currentContext();
    private Buffer gathered = Buffer.buffer();
    private int wanted;
    private boolean ended;
    private UniEmitter<? super Buffer> waiting;

    IncomingBody(HttpServerRequest request) {
        this.request = request;
        request.pause();
        request.exceptionHandler(brokenOff -> end());
        request.handler(this::take);
        request.endHandler(all -> end());
    }

    /** So much, or a little more; less at the end, and nothing after it. */
    Uni<Buffer> next(int size) {
        return Uni.createFrom().emitter(answer -> context.runOnContext(ignored -> {
            wanted = size;
            waiting = answer;
            answerOrFetch();
        }));
    }

    /** What still comes is of no use: it is passed over, so that the connection can take the next request. */
    void passOver() {
        request.handler(piece -> {
        });
        request.resume();
    }

    private void take(Buffer piece) {
        gathered.appendBuffer(piece);
        answerOrFetch();
    }

    private void end() {
        ended = true;
        answerOrFetch();
    }

    private void answerOrFetch() {
        if (waiting == null) {
            return;
        }
        if (!ended && gathered.length() < wanted) {
            request.fetch(1);
            return;
        }
        var answer = waiting;
        var piece = gathered;
        waiting = null;
        gathered = Buffer.buffer();
        answer.complete(piece);
    }
}
