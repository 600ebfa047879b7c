package io.harrier.alerts.ingest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;

import io.harrier.alerts.format.Formats;
import io.harrier.platform.work.Beside;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** A mapping's expressions may take their time, and the event loop has none. */
class PreviewThreadTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void aPreviewIsMadeBesideTheEventLoop() throws Exception {
        var formats = new Formats();
        var ingest = new FormatIngest(new RecordReader(formats, new ObjectMapper()), null, null, null, null, null, null, null,
                null,
                Clock.systemUTC());
        var resource = new FormatIngestResource(ingest, new Previews(ingest, formats, null, null, null, bodies(), null));
        var onEventLoop = new CompletableFuture<Boolean>();
        var payload = new TextNode("CEF:0|V|P|1|2|Name|5|msg=x") {
            @Override
            public String textValue() {
                onEventLoop.complete(Context.isOnEventLoopThread());
                return super.textValue();
            }
        };
        vertx.runOnContext(ignored -> resource.preview(new PreviewRequest(null, null, null, null, payload)).subscribe()
                .with(preview -> {
                }, onEventLoop::completeExceptionally));
        assertEquals(false, onEventLoop.get(30, SECONDS));
    }

    @Test
    void aBodyIsParsedBesideItWhereExpressionsOfTheTenantTakePart() throws Exception {
        assertEquals(true, parsedOnEventLoop(false));
        assertEquals(false, parsedOnEventLoop(true));
    }

    private boolean parsedOnEventLoop(boolean programmed) throws Exception {
        var onEventLoop = new CompletableFuture<Boolean>();
        vertx.runOnContext(ignored -> bodies().parsed(new byte[1], programmed, Context::isOnEventLoopThread).subscribe()
                .with(onEventLoop::complete, onEventLoop::completeExceptionally));
        return onEventLoop.get(30, SECONDS);
    }

    private RequestBodies bodies() {
        return new RequestBodies(new Beside(vertx), new MemorySize(java.math.BigInteger.TEN));
    }
}
