package io.harrier.incidents.storage;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** What goes out in an answer whose head is gone already: where it fails there is nothing left to tell that with but its end. */
public final class Delivery {

    /** As HTTP/2 has them. */
    private static final long NO_ERROR = 0;
    private static final long INTERNAL_ERROR = 2;

    private Delivery() {
    }

    /** Whoever waits for what does not come any more learns it at once. */
    public static Multi<Buffer> breakingOff(Multi<Buffer> content, RoutingContext context) {
        return content.onFailure().invoke(() -> {
            if (context.response().headWritten()) {
                breakOff(context.request());
            }
        });
    }

    /** Ends what can't go on, and over HTTP/2 nothing else that goes over the same connection. */
    public static void breakOff(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(request.response().ended() ? NO_ERROR : INTERNAL_ERROR);
        } else {
            request.connection().close();
        }
    }
}
