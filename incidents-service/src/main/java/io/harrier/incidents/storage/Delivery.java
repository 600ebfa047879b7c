package io.harrier.incidents.storage;

import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** What goes out in an answer whose head is gone already: where it fails there is nothing left to tell that with but the connection. */
public final class Delivery {

    private Delivery() {
    }

    /** Whoever waits for what does not come any more learns it at once. */
    public static Multi<Buffer> breakingOff(Multi<Buffer> content, RoutingContext context) {
        return content.onFailure().invoke(() -> {
            if (context.response().headWritten()) {
                context.request().connection().close();
            }
        });
    }
}
