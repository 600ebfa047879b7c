package io.harrier.integrations.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.harrier.integrations.IntegrationsConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;

/** Sends requests over HTTP and gathers the answers, up to a size. Redirects are not followed: they could lead anywhere. */
@Singleton
class OutboundHttp {

    private static final int CONNECTIONS_PER_HOST = 8;

    private final HttpClient client;
    private final IntegrationsConfig.Outbound config;

    OutboundHttp(Vertx vertx, IntegrationsConfig config) {
        this.config = config.outbound();
        this.client = vertx.createHttpClient(new HttpClientOptions().setDecompressionSupported(true)
                .setConnectTimeout((int) this.config.connectTimeout().toMillis()).setMaxPoolSize(CONNECTIONS_PER_HOST)
                .setKeepAliveTimeout(30));
    }

    /** The answer, whatever its status; fails where there is none. */
    Uni<OutboundReply> send(OutboundCall call) {
        RequestOptions options = new RequestOptions().setMethod(call.method()).setAbsoluteURI(call.base().below(call.path()))
                .setTimeout(config.silenceTimeout().toMillis()).setFollowRedirects(false);
        options.putHeader("accept", "*/*").putHeader("accept-encoding", "gzip").putHeader("user-agent", "Harrier");
        call.headers().forEach(options::putHeader);
        if (call.body() == null) {
            return client.request(options).chain(request -> request.send()).chain(this::gathered);
        }
        options.putHeader("content-type", "application/json");
        return client.request(options).chain(request -> request.send(Buffer.newInstance(call.body().toBuffer())))
                .chain(this::gathered);
    }

    private Uni<OutboundReply> gathered(HttpClientResponse response) {
        return response.toMulti().onItem().scan(Buffer::buffer, this::add).collect().last()
                .map(body -> new OutboundReply(response.statusCode(), headers(response), body.getBytes()));
    }

    private Buffer add(Buffer gathered, Buffer part) {
        if (gathered.length() + (long) part.length() > config.maxResponseBytes()) {
            throw new UncheckedIOException(
                    new IOException("The answer is larger than " + config.maxResponseBytes() + " bytes"));
        }
        return gathered.appendBuffer(part);
    }

    private static Map<String, String> headers(HttpClientResponse response) {
        Map<String, String> headers = new TreeMap<>();
        response.headers().names().forEach(name -> headers.put(name.toLowerCase(Locale.ROOT),
                String.join(", ", response.headers().getAll(name))));
        return headers;
    }
}
