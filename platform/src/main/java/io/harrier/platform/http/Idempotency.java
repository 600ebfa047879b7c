package io.harrier.platform.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.problem.Conflict;
import io.harrier.platform.problem.Malformed;
import io.harrier.platform.problem.RuleBroken;
import io.harrier.platform.tenancy.TenantTransaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Makes a creating request safe to repeat: same {@code Idempotency-Key} and body, same answer for 24 hours; another body is a
 * 422, one still running a 409. Key and work commit together, so a crash leaves neither.
 */
@ApplicationScoped
public class Idempotency {

    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended($1, 0))";
    private static final String FIND = """
        select request_hash = $3, answer from idempotency_keys
        where subject = $1 and key = $2 and created_at > now() - interval '24 hours'""";
    private static final String FORGET = "delete from idempotency_keys where subject = $1 and key = $2";
    private static final String KEEP = """
        insert into idempotency_keys (subject, key, operation, request_hash, answer) values ($1, $2, $3, $4, $5)""";

    private final CurrentCaller current;
    private final ObjectMapper json;

    Idempotency(CurrentCaller current, ObjectMapper json) {
        this.current = current;
        this.json = json;
    }

    /**
     * Runs {@code work} once per key and caller.
     *
     * @param key what the client sent; null runs the work as it is
     * @param operation names the operation, so that one key can't serve two
     * @param request the body, compared by its JSON
     * @param answer the type of the view that the work gives
     */
    @TenantTransaction
    public <V> Uni<V> once(String key, String operation, Object request, Class<? extends V> answer, Supplier<Uni<V>> work) {
        return Panache.getSession().chain(session -> once(Statements.of(session), key, operation, request, answer, work));
    }

    /** The same on the plain client, inside the transaction of {@link io.harrier.platform.tenancy.TenantSql}. */
    public <V> Uni<V> once(SqlConnection connection, String key, String operation, Object request, Class<? extends V> answer,
            Supplier<Uni<V>> work) {
        return once(Statements.of(connection), key, operation, request, answer, work);
    }

    private <V> Uni<V> once(Statements sql, String key, String operation, Object request, Class<? extends V> answer,
            Supplier<Uni<V>> work) {
        if (key == null) {
            return work.get();
        }
        if (key.isBlank() || key.length() > 255) {
            throw new Malformed("Idempotency-Key", "Must have 1 to 255 characters");
        }
        var caller = current.get();
        byte[] hash = hash(operation, request);
        return sql.rows(LOCK, caller.tenantId() + caller.subject() + key).invoke(Idempotency::alone)
                .chain(() -> sql.rows(FIND, caller.subject(), key, hash))
                .chain(known -> known.isEmpty()
                        ? work.get().call(view -> sql.run(FORGET, caller.subject(), key)
                                .chain(() -> sql.run(KEEP, caller.subject(), key, operation, hash, text(view))))
                        : Uni.createFrom().item(() -> repeat(known.get(0), answer)));
    }

    private static void alone(List<Object[]> lock) {
        if (!(boolean) lock.get(0)[0]) {
            throw new Conflict("The request with this Idempotency-Key is still running");
        }
    }

    private <V> V repeat(Object[] known, Class<? extends V> answer) {
        if (!(boolean) known[0]) {
            throw new RuleBroken("Idempotency-Key", "This key was used with another request");
        }
        try {
            return json.readValue((String) known[1], answer);
        } catch (JsonProcessingException changedShape) {
            throw new IllegalStateException(changedShape);
        }
    }

    private byte[] hash(String operation, Object request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(operation.getBytes());
            return digest.digest(json.writeValueAsBytes(request));
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String text(Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
