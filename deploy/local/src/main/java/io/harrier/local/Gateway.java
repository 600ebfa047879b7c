package io.harrier.local;

import java.util.Map;
import java.util.concurrent.CompletionException;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/** One port for the whole API: hands each request to the service that owns its path, bodies and event streams as they flow. */
public final class Gateway implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    /** Every open event stream holds a connection. */
    private static final int CONNECTIONS = 1_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setFileSystemOptions(
            new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false)));
    private final Routes routes;
    private final Map<String, Integer> services;

    private Gateway(Routes routes, Map<String, Integer> services) {
        this.routes = routes;
        this.services = services;
    }

    /** Listens on {@code port} of the loopback address; {@code services} says on which port each service does. */
    static Gateway start(int port, Routes routes, Map<String, Integer> services) {
        Gateway gateway = new Gateway(routes, services);
        try {
            gateway.listen(port);
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
        return gateway;
    }

    private void listen(int port) {
        HttpProxy proxy = HttpProxy.reverseProxy(vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS).setMaxPoolSize(CONNECTIONS)));
        proxy.originSelector(this::owner);
        proxy.addInterceptor(new ProxyInterceptor() {
            @Override
            public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                return forward(context);
            }
        });
        HttpServerOptions options = new HttpServerOptions().setHost(HOST).setPort(port)
                .setMaxHeaderSize(32 * 1024).setMaxInitialLineLength(16 * 1024).setHandle100ContinueAutomatically(true);
        wait(vertx.createHttpServer(options).requestHandler(request -> {
            if (routes.service(request.path()).isEmpty()) {
                refuse(request);
                return;
            }
            proxy.handle(request);
        }).listen());
    }

    private Future<SocketAddress> owner(HttpServerRequest request) {
        String service = routes.service(request.path()).orElseThrow();
        Integer port = services.get(service);
        return port == null
                ? Future.failedFuture(service + " does not run here")
                : Future.succeededFuture(SocketAddress.inetSocketAddress(port, HOST));
    }

    private static Future<ProxyResponse> forward(ProxyContext context) {
        // Services see the address the client used, so that a Location leads back here.
        context.request().setAuthority(context.request().proxiedRequest().authority());
        return context.sendRequest().recover(away -> Future.succeededFuture(unavailable(context)));
    }

    private static ProxyResponse unavailable(ProxyContext context) {
        HttpServerRequest request = context.request().proxiedRequest();
        return context.request().release().response().setStatusCode(GatewayProblem.UNAVAILABLE.status)
                .putHeader(HttpHeaders.CONTENT_TYPE, GatewayProblem.MEDIA_TYPE)
                .putHeader(HttpHeaders.RETRY_AFTER, GatewayProblem.RETRY_AFTER_SECONDS)
                .setBody(Body.body(Buffer.buffer(GatewayProblem.UNAVAILABLE.body(request.path()))));
    }

    private static void refuse(HttpServerRequest request) {
        request.response().setStatusCode(GatewayProblem.NOT_FOUND.status)
                .putHeader(HttpHeaders.CONTENT_TYPE, GatewayProblem.MEDIA_TYPE)
                .end(GatewayProblem.NOT_FOUND.body(request.path()));
    }

    @Override
    public void close() {
        wait(vertx.close());
    }

    private static void wait(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException(Reasons.of(e.getCause()), e.getCause());
        }
    }
}
