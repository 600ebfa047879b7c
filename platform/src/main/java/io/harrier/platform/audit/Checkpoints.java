package io.harrier.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.platform.events.Envelope;
import io.harrier.platform.events.EventType;
import io.harrier.platform.work.Loop;
import io.harrier.verifier.SignedText;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Signs the head of every chain that grew, each minute; keeps it, publishes it and logs it. */
@ApplicationScoped
class Checkpoints {

    private static final Logger LOG = Logger.getLogger(Checkpoints.class);

    /** From tenant to tenant and to the end of each chain by the index: chains are long. */
    private static final String GROWN = """
        with recursive chained (tenant_id) as (
            (select tenant_id from audit_seals order by tenant_id limit 1)
            union all
            select (select s.tenant_id from audit_seals s where s.tenant_id > chained.tenant_id order by s.tenant_id limit 1)
            from chained where chained.tenant_id is not null)
        select tenant_id, head.seq, head.hash from chained
        cross join lateral (
            select seq, hash from audit_seals s where s.tenant_id = chained.tenant_id order by seq desc limit 1) head
        left join lateral (
            select seq from audit_checkpoints c where c.tenant_id = chained.tenant_id order by seq desc limit 1) signed on true
        where signed.seq is null or signed.seq < head.seq""";
    private static final String KEEP = """
        insert into audit_checkpoints (tenant_id, seq, hash, signed_at, key_id, signature) values ($1, $2, $3, $4, $5, $6)""";
    private static final String PUBLISH = "insert into outbox (tenant_id, topic, key, headers, value) values ($1, $2, $3, $4, $5)";

    private final Vertx vertx;
    private final Pool worker;
    private final Clock clock;
    private final SigningKey key;
    private final Envelope envelope;
    private final ObjectMapper json;
    private final EventType type;
    private final Duration interval;
    private Loop loop;

    Checkpoints(Vertx vertx, @ReactiveDataSource("worker") Pool worker, Clock clock, SigningKey key, Envelope envelope,
            ObjectMapper json, @ConfigProperty(name = "harrier.schema") String service,
            @ConfigProperty(name = "harrier.audit.checkpoint-every", defaultValue = "PT1M") Duration interval) {
        this.vertx = vertx;
        this.worker = worker;
        this.clock = clock;
        this.key = key;
        this.envelope = envelope;
        this.json = json;
        this.type = EventType.of(service, "audit.checkpointed");
        this.interval = interval;
    }

    void start(@Observes StartupEvent event) {
        if (!key.present()) {
            LOG.warn("harrier.audit.signing-key is not set: the audit chain is kept but not signed");
            return;
        }
        LOG.infof("Audit checkpoints are signed by the key with the fingerprint %s", key.published().get(0).fingerprint());
        loop = Loop.start(vertx, "Audit checkpoints", this::sign);
    }

    void stop(@Observes ShutdownEvent event) {
        if (loop != null) {
            loop.stop();
        }
    }

    private Uni<Duration> sign() {
        return worker.withTransaction(connection -> connection.query(Chain.ALONE).execute()
                .chain(answer -> answer.iterator().next().getBoolean(0) ? signHeads(connection) : Uni.createFrom().voidItem()))
                .replaceWith(interval);
    }

    private Uni<Void> signHeads(SqlConnection connection) {
        return connection.query(GROWN).execute().chain(heads -> {
            List<Tuple> kept = new ArrayList<>();
            List<Tuple> published = new ArrayList<>();
            heads.forEach(head -> add(head, kept, published));
            if (kept.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            Uni<RowSet<Row>> keep = connection.preparedQuery(KEEP).executeBatch(kept);
            return keep.chain(() -> connection.preparedQuery(PUBLISH).executeBatch(published)).replaceWithVoid();
        });
    }

    private void add(Row head, List<Tuple> kept, List<Tuple> published) {
        var tenant = head.getUUID("tenant_id");
        long seq = head.getLong("seq");
        var hash = head.getBuffer("hash");
        var now = clock.instant();
        String hex = HexFormat.of().formatHex(hash.getBytes());
        byte[] signature = key.sign(SignedText.checkpoint(type.service(), tenant, seq, hex, now));
        var checkpoint = new Checkpoint(type.service(), tenant, seq, hex, now, key.id(),
                Base64.getEncoder().encodeToString(signature));
        LOG.infof("Audit checkpoint of tenant %s: seal %d, hash %s, signature %s by key %s", tenant, seq, hex,
                checkpoint.signature(), key.id());
        kept.add(Tuple.of(tenant, seq, Buffer.buffer(hash.getBytes()), OffsetDateTime.ofInstant(now, ZoneOffset.UTC), key.id(),
                Buffer.buffer(signature)));
        published.add(Tuple.of(tenant, type.topic(), Buffer.buffer(tenant.toString()), envelope.headers(type, tenant, tenant),
                Buffer.buffer(bytes(checkpoint))));
    }

    private byte[] bytes(Checkpoint checkpoint) {
        try {
            return json.writeValueAsString(checkpoint).getBytes(UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
