package io.harrier.integrations.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.inject.Singleton;

import io.harrier.platform.ids.Ids;
import io.harrier.platform.tenancy.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

/** Calls external systems and keeps a log of it, without secrets. A call that gets no answer is an {@link ExternalFailure}. */
@Singleton
public class ApiCalls {

    private static final String WRITE = """
        insert into api_call_logs (id, external_system_id, operation_id, method, endpoint, request_headers, request_body,
            response_status, response_headers, response_body, response_bytes, response_time_ms, error_message, called_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)""";

    private final OutboundHttp http;
    private final TenantSql sql;
    private final Ids ids;
    private final Clock clock;

    ApiCalls(OutboundHttp http, TenantSql sql, Ids ids, Clock clock) {
        this.http = http;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /** The answer, whatever its status. */
    public Uni<OutboundReply> send(OutboundCall call) {
        Instant begun = clock.instant();
        Redaction redaction = new Redaction(call.secrets());
        return http.send(call).onFailure().recoverWithUni(failure -> {
            String reason = redaction.text(String.valueOf(failure.getMessage()));
            return log(call, begun, redaction, null, reason)
                    .chain(() -> Uni.createFrom().failure(ExternalFailure.passing("It could not be reached: " + reason)));
        }).call(reply -> log(call, begun, redaction, reply, null));
    }

    private Uni<Void> log(OutboundCall call, Instant begun, Redaction redaction, OutboundReply reply, String error) {
        byte[] body = call.body() == null ? new byte[0] : call.body().toBuffer().getBytes();
        var row = Tuple.tuple().addUUID(ids.next()).addUUID(call.systemId()).addUUID(call.operationId())
                .addString(call.method().name()).addString(call.path()).addValue(redaction.headers(call.headers()))
                .addString(redaction.body(body)).addInteger(reply == null ? null : reply.status())
                .addValue(reply == null ? null : redaction.headers(reply.headers()))
                .addString(reply == null ? null : redaction.body(reply.body()))
                .addLong(reply == null ? null : (long) reply.body().length)
                .addInteger((int) Duration.between(begun, clock.instant()).toMillis()).addString(error)
                .addOffsetDateTime(begun.atOffset(ZoneOffset.UTC));
        return sql.run(connection -> connection.preparedQuery(WRITE).execute(row)).replaceWithVoid();
    }
}
