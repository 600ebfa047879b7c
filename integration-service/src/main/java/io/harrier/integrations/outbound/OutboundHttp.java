package io.harrier.integrations.outbound;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.harrier.integrations.IntegrationsConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.file.AsyncFile;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;

/**
 * Sends requests over HTTP to where {@link Destinations} lets them, and gathers the answers, up to a size and a time. Redirects are
 * not followed: they could lead anywhere. Answers stay packed: unpacking is for who reads them.
 */
@Singleton
class OutboundHttp {

    private static final int CONNECTIONS_PER_HOST = 8;
    /** Larger than any answer that is no chunk. */
    private static final long IN_MEMORY = 1 << 22;

    private final Vertx vertx;
    private final HttpClient client;
    private final Destinations destinations;
    private final IntegrationsConfig.Outbound config;

    OutboundHttp(Vertx vertx, Destinations destinations, IntegrationsConfig config) {
        this.vertx = vertx;
        this.destinations = destinations;
        this.config = config.outbound();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) this.config.connectTimeout().toMillis()).setMaxPoolSize(CONNECTIONS_PER_HOST)
                .setKeepAliveTimeout(30));
    }

    /** The answer, whatever its status; fails where there is none. */
    Uni<OutboundReply> send(OutboundCall call) {
        return exchange(call, this::inMemory);
    }

    /** The same, but what is a success is put into this file. */
    Uni<OutboundReply> download(OutboundCall call, Path file) {
        return exchange(call, response -> response.statusCode() / 100 == 2 ? intoFile(response, file) : inMemory(response));
    }

    private Uni<OutboundReply> exchange(OutboundCall call, Function<HttpClientResponse, Uni<OutboundReply>> gather) {
        return destinations.check(call.base()).chain(() -> client.request(options(call)))
                .chain(request -> answered(request, call, gather));
    }

    private Uni<OutboundReply> answered(HttpClientRequest request, OutboundCall call,
            Function<HttpClientResponse, Uni<OutboundReply>> gather) {
        Uni<OutboundReply> gathered = Uni.createFrom().deferred(() -> {
            destinations.check(request.connection().remoteAddress());
            return call.body() == null ? request.send() : request.send(Buffer.newInstance(call.body().toBuffer()));
        }).chain(gather::apply).onFailure(StreamResetException.class)
                .transform(reset -> reset.getCause() == null ? reset : reset.getCause())
                // What is no longer wanted must not keep its connection.
                .onFailure().invoke(() -> request.reset()).onCancellation().invoke(() -> request.reset());
        return Uni.join().first(gathered, late()).toTerminate();
    }

    /** Fails after the longest time that a call may take, whatever has become of its connection. */
    private Uni<OutboundReply> late() {
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(config.callTimeout().toMillis(), ignored -> emitter.fail(new TimeoutException(
                    "It took longer than " + config.callTimeout().toSeconds() + " seconds")));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    private RequestOptions options(OutboundCall call) {
        RequestOptions options = new RequestOptions().setMethod(call.method()).setAbsoluteURI(call.base().below(call.path()))
                .setTimeout(config.silenceTimeout().toMillis()).setFollowRedirects(false);
        options.putHeader("accept", "*/*").putHeader("accept-encoding", "gzip").putHeader("user-agent", "Harrier");
        call.headers().forEach(options::putHeader);
        return call.body() == null ? options : options.putHeader("content-type", "application/json");
    }

    private Uni<OutboundReply> inMemory(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        return response.toMulti().onItem().invoke(part -> within(body.length() + (long) part.length(), IN_MEMORY))
                .onItem().invoke(body::appendBuffer).onItem().ignoreAsUni()
                .map(all -> reply(response, OutboundBody.of(body.getBytes(), packed(response), IN_MEMORY)));
    }

    private Uni<OutboundReply> intoFile(HttpClientResponse response, Path path) {
        // Until the file is open: nobody listens before, and a connection that is cut meanwhile says so only once.
        var cut = new AtomicReference<Throwable>();
        response.pause().exceptionHandler(cut::set);
        return vertx.fileSystem().open(path.toString(), new OpenOptions())
                .chain(file -> (cut.get() == null ? written(response, file) : Uni.createFrom().<Long>failure(cut.get()))
                        .eventually(file::close))
                .map(length -> reply(response, OutboundBody.of(path, length, packed(response), config.maxResponseBytes())));
    }

    private Uni<Long> written(HttpClientResponse response, AsyncFile file) {
        long[] length = {0};
        return response.toMulti().onItem().invoke(part -> {
            length[0] += part.length();
            within(length[0], config.maxResponseBytes());
        }).onItem().transformToUniAndConcatenate(file::write).onItem().ignoreAsUni().map(all -> length[0]);
    }

    private static void within(long length, long most) {
        if (length > most) {
            throw OutboundBody.tooLarge(most);
        }
    }

    private static OutboundReply reply(HttpClientResponse response, OutboundBody body) {
        Map<String, String> headers = new TreeMap<>();
        response.headers().names().forEach(name -> headers.put(name.toLowerCase(Locale.ROOT),
                String.join(", ", response.headers().getAll(name))));
        return new OutboundReply(response.statusCode(), headers, body);
    }

    private static boolean packed(HttpClientResponse response) {
        return "gzip".equalsIgnoreCase(response.getHeader("content-encoding"));
    }
}
