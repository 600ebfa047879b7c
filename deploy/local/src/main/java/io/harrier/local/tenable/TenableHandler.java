package io.harrier.local.tenable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import io.harrier.local.tenable.Faults.Fault;

/** Takes a request through the log, the scripted faults and the keys to its route, and writes the answer. */
final class TenableHandler implements HttpHandler {

    private static final int PIECES = 20;

    private final TenableRoutes routes;
    private final Function<ApiKeys, Optional<TenableContainer>> containers;
    private final Faults faults;
    private final RequestLog log;
    private final ScheduledExecutorService later;

    TenableHandler(TenableRoutes routes, Function<ApiKeys, Optional<TenableContainer>> containers, Faults faults,
            RequestLog log,
            ScheduledExecutorService later) {
        this.routes = routes;
        this.containers = containers;
        this.faults = faults;
        this.log = log;
        this.later = later;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Optional<Fault> fault = faults.striking(path(exchange));
        if (fault.isPresent() && fault.get().kind() == Faults.Kind.SLOW) {
            later.schedule(() -> answerLate(exchange, body), fault.get().value(), TimeUnit.MILLISECONDS);
            return;
        }
        if (fault.isPresent() && fault.get().kind() == Faults.Kind.CUT_CONNECTION) {
            cut(exchange, body);
            return;
        }
        if (fault.isPresent() && fault.get().kind() == Faults.Kind.DRIP) {
            drip(exchange, body, fault.get().value());
            return;
        }
        write(exchange, body, fault.map(f -> faulty(f, exchange, body)).orElseGet(() -> answer(exchange, body)));
    }

    private Void answerLate(HttpExchange exchange, byte[] body) throws IOException {
        write(exchange, body, answer(exchange, body));
        return null;
    }

    private Reply faulty(Fault fault, HttpExchange exchange, byte[] body) {
        return switch (fault.kind()) {
            case TOO_MANY_REQUESTS -> Reply.tooManyRequests((int) fault.value());
            case NOT_FOUND -> Reply.notFoundEmpty();
            case SERVER_ERROR -> Reply.serverError();
            case BROKEN_JSON -> answer(exchange, body).brokenOff();
            case CUT_CONNECTION, SLOW, DRIP -> answer(exchange, body);
        };
    }

    private Reply answer(HttpExchange exchange, byte[] body) {
        Optional<Integer> tooMany = faults.overRate();
        if (tooMany.isPresent()) {
            return Reply.tooManyRequests(tooMany.get());
        }
        if (path(exchange).equals("/server/status")) {
            return Reply.json(Json.object().put("code", 200).put("status", "ready"));
        }
        return ApiKeys.of(exchange.getRequestHeaders().getFirst("X-ApiKeys")).flatMap(containers)
                .map(c -> routes.answer(c, exchange.getRequestMethod(), path(exchange), body)).orElseGet(Reply::unauthorized);
    }

    /** Promises more than it sends. */
    private void cut(HttpExchange exchange, byte[] body) throws IOException {
        log(exchange, body, 0);
        byte[] whole = answer(exchange, body).body();
        exchange.sendResponseHeaders(200, whole.length + 1);
        exchange.getResponseBody().write(Arrays.copyOf(whole, whole.length / 2));
        exchange.getResponseBody().flush();
        exchange.close();
    }

    /** Piece by piece, unpacked, until the time is over. */
    private void drip(HttpExchange exchange, byte[] body, long millis) throws IOException {
        Reply reply = answer(exchange, body);
        log(exchange, body, reply.status());
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        send(exchange, reply.body(), 0, millis / PIECES);
    }

    private Void send(HttpExchange exchange, byte[] body, int piece, long pause) throws IOException {
        if (piece == PIECES) {
            exchange.close();
            return null;
        }
        int from = (int) ((long) body.length * piece / PIECES);
        int to = (int) ((long) body.length * (piece + 1) / PIECES);
        exchange.getResponseBody().write(body, from, to - from);
        exchange.getResponseBody().flush();
        later.schedule(() -> send(exchange, body, piece + 1, pause), pause, TimeUnit.MILLISECONDS);
        return null;
    }

    private void write(HttpExchange exchange, byte[] requestBody, Reply reply) throws IOException {
        log(exchange, requestBody, reply.status());
        var headers = exchange.getResponseHeaders();
        headers.set("X-Request-Uuid", UUID.randomUUID().toString().replace("-", ""));
        reply.headers().forEach(headers::set);
        if (reply.contentType() != null) {
            headers.set("Content-Type", reply.contentType());
        }
        byte[] body = reply.body();
        if (body.length > 0 && acceptsGzip(exchange)) {
            headers.set("Content-Encoding", "gzip");
            body = gzip(body);
        }
        try (exchange) {
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private void log(HttpExchange exchange, byte[] body, int status) {
        log.add(new LoggedRequest(exchange.getRequestMethod(), path(exchange), Map.copyOf(exchange.getRequestHeaders()),
                new String(body, StandardCharsets.UTF_8), status));
    }

    private static boolean acceptsGzip(HttpExchange exchange) {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }

    private static String path(HttpExchange exchange) {
        return exchange.getRequestURI().getPath();
    }
}
