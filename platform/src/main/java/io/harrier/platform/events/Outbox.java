package io.harrier.platform.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.problem.TooLarge;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Announces what happened, in the transaction in which it happens: both commit or neither does. The relay sends it. */
@Singleton
public class Outbox {

    private static final String WRITE = """
        insert into outbox (topic, key, headers, value) values (?1, ?2, cast(cast(?3 as text) as jsonb), ?4)""";

    private static final String WRITE_ALL = """
        insert into outbox (topic, key, headers, value)
        select cast(?1 as text), convert_to(it ->> 'key', 'UTF8'), it -> 'headers', decode(it ->> 'value', 'base64')
        from jsonb_array_elements(cast(cast(?2 as text) as jsonb)) with ordinality as events (it, n) order by n""";

    private static final String WRITE_PLAIN = "insert into outbox (topic, key, headers, value) values ($1, $2, $3, $4)";

    private static final int LARGEST = 64 * 1024;

    /** One event of a set: its aggregate, and a record of the shape that {@code contracts} has for its type. */
    public record Announcement(UUID aggregate, Object payload) {
    }

    private final CurrentCaller current;
    private final Envelope envelope;
    private final ObjectMapper json;

    Outbox(CurrentCaller current, Envelope envelope, ObjectMapper json) {
        this.current = current;
        this.envelope = envelope;
        this.json = json;
    }

    /**
     * Announces one event about one aggregate; events of the same aggregate arrive in the order of their commits.
     *
     * @param payload a record of the shape that {@code contracts} has for this type
     */
    public Uni<Void> announce(EventType type, UUID aggregate, Object payload) {
        var headers = envelope.headers(type, current.get().tenantId(), aggregate);
        return Panache.getSession().chain(session -> session.createNativeQuery(WRITE)
                .setParameter(1, type.topic())
                .setParameter(2, aggregate.toString().getBytes(UTF_8))
                .setParameter(3, headers.encode())
                .setParameter(4, bytes(type, payload))
                .executeUpdate()).replaceWithVoid();
    }

    /**
     * Announces events of one type on the plain client, in the order given, inside the transaction of
     * {@link io.harrier.platform.tenancy.TenantSql}: for what is written set by set.
     */
    public Uni<Void> announceAll(SqlConnection connection, EventType type, List<Announcement> announcements) {
        if (announcements.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var tenant = current.get().tenantId();
        var rows = announcements.stream().map(it -> Tuple.of(type.topic(), Buffer.buffer(it.aggregate().toString()),
                envelope.headers(type, tenant, it.aggregate()), Buffer.buffer(bytes(type, it.payload())))).toList();
        return connection.preparedQuery(WRITE_PLAIN).executeBatch(rows).replaceWithVoid();
    }

    /** Announces events of one type, in the order given, in the transaction of the running session. */
    public Uni<Void> announceAll(EventType type, List<Announcement> announcements) {
        if (announcements.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var tenant = current.get().tenantId();
        var rows = new JsonArray();
        announcements.forEach(it -> rows.add(new JsonObject().put("key", it.aggregate().toString())
                .put("headers", envelope.headers(type, tenant, it.aggregate()))
                .put("value", Base64.getEncoder().encodeToString(bytes(type, it.payload())))));
        return Panache.getSession().chain(session -> session.createNativeQuery(WRITE_ALL).setParameter(1, type.topic())
                .setParameter(2, rows.encode()).executeUpdate()).replaceWithVoid();
    }

    /** A payload that no broker need take would be lost after the commit, so it fails the change that it announces. */
    private byte[] bytes(EventType type, Object payload) {
        try {
            byte[] bytes = json.writeValueAsBytes(payload);
            if (bytes.length > LARGEST) {
                throw new TooLarge("", "Too much to announce at once: " + type.name() + " would have " + bytes.length
                        + " bytes; at most " + LARGEST + " are sent");
            }
            return bytes;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
