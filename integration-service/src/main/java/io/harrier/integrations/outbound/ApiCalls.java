package io.harrier.integrations.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.harrier.platform.ids.Ids;
import io.harrier.platform.tenancy.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.file.FileSystem;
import io.vertx.mutiny.sqlclient.Tuple;

/** Calls external systems and keeps a log of it, without secrets. A call that gets no answer is an {@link ExternalFailure}. */
@Singleton
public class ApiCalls {

    private static final String WRITE = """
        insert into api_call_logs (id, external_system_id, operation_id, method, endpoint, request_headers, request_body,
            response_status, response_headers, response_body, response_bytes, response_time_ms, error_message, called_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)""";

    private final OutboundHttp http;
    private final FileSystem files;
    private final TenantSql sql;
    private final Ids ids;
    private final Clock clock;

    ApiCalls(OutboundHttp http, Vertx vertx, TenantSql sql, Ids ids, Clock clock) {
        this.http = http;
        this.files = vertx.fileSystem();
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /** The answer, whatever its status. */
    public Uni<OutboundReply> send(OutboundCall call) {
        return logged(call, http.send(call));
    }

    /** The same for an answer that may be long: its body is in a file, which is there until what {@code use} gives has ended. */
    public <T> Uni<T> download(OutboundCall call, Function<OutboundReply, Uni<T>> use) {
        return files.createTempFile("harrier-", ".answer").chain(file -> logged(call, http.download(call, Path.of(file)))
                .chain(reply -> use.apply(reply)).onTermination().call(() -> files.delete(file)));
    }

    private Uni<OutboundReply> logged(OutboundCall call, Uni<OutboundReply> sent) {
        Instant begun = clock.instant();
        Redaction redaction = new Redaction(call.secrets());
        return sent.onFailure().recoverWithUni(failure -> {
            String reason = redaction.text(String.valueOf(failure.getMessage()));
            return log(call, begun, redaction, null, reason).chain(() -> Uni.createFrom().failure(
                    failure instanceof ExternalFailure
                            ? failure
                            : ExternalFailure.passing("It could not be reached: " + reason)));
        }).call(reply -> log(call, begun, redaction, reply, null));
    }

    private Uni<Void> log(OutboundCall call, Instant begun, Redaction redaction, OutboundReply reply, String error) {
        byte[] body = call.body() == null ? new byte[0] : call.body().toBuffer().getBytes();
        var row = Tuple.tuple().addUUID(ids.next()).addUUID(call.systemId()).addUUID(call.operationId())
                .addString(call.method().name()).addString(call.path()).addValue(redaction.headers(call.headers()))
                .addString(redaction.body(body)).addInteger(reply == null ? null : reply.status())
                .addValue(reply == null ? null : redaction.headers(reply.headers()))
                .addString(reply == null ? null : redaction.body(told(reply.body())))
                .addLong(reply == null ? null : reply.body().length())
                .addInteger((int) Duration.between(begun, clock.instant()).toMillis()).addString(error)
                .addOffsetDateTime(begun.atOffset(ZoneOffset.UTC));
        return sql.run(connection -> connection.preparedQuery(WRITE).execute(row)).replaceWithVoid();
    }

    /** Its beginning, one byte further than would be kept; nothing of what is in a file. */
    private static byte[] told(OutboundBody body) {
        if (body.inFile()) {
            return new byte[0];
        }
        try (InputStream unpacked = body.open()) {
            return unpacked.readNBytes(Redaction.KEPT + 1);
        } catch (IOException notPacked) {
            return new byte[0];
        }
    }
}
