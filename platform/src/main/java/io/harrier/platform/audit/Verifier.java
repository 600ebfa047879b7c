package io.harrier.platform.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Verification.BrokenLink;
import io.harrier.platform.audit.Verification.Sealed;
import io.harrier.platform.tenancy.TenantSql;
import io.harrier.verifier.ChainHash;
import io.harrier.verifier.SignedText;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Walks a tenant's chain from its start, a thousand links at a time, and compares it with every signed checkpoint: who writes the
 * chain anew can't write those, and a later one does not heal an earlier one. An entry that no link has, and that waits for none,
 * was slipped in.
 */
@ApplicationScoped
class Verifier {

    private static final int STEP = 1_000;
    private static final String LINKS = "select s.seq, s.audit_id, s.hash, s.sealed_at, c.hash as signed_hash, c.signed_at, c.key_id, "
            + "c.signature, " + AuditEntry.COLUMNS
            + """
                 from audit_seals s left join audit_log l on l.tenant_id = s.tenant_id and l.id = s.audit_id
                 left join audit_checkpoints c on c.tenant_id = s.tenant_id and c.seq = s.seq
                where s.seq > $1 order by s.seq limit\s""" + STEP;
    private static final String REST = """
        select (select count(*) from audit_unsealed) as unsealed,
               exists (select from audit_checkpoints c where not exists (select from audit_seals s where s.seq = c.seq)) as cut_short,
               (select min(id) from audit_log l where not exists (select from audit_seals s where s.audit_id = l.id)
                   and not exists (select from audit_unsealed u where u.id = l.id)) as not_chained""";

    /** How far the walk is, and what it met. */
    private record Walk(long seq, byte[] hash, Instant sealedAt, Sealed checkpoint, long otherKeys, BrokenLink broken,
            boolean done) {

        static final Walk START = new Walk(0, ChainHash.start(), null, null, 0, null, false);

        Walk broken(BrokenLink link) {
            return new Walk(seq, hash, sealedAt, checkpoint, otherKeys, link, true);
        }

        Walk ended() {
            return new Walk(seq, hash, sealedAt, checkpoint, otherKeys, broken, true);
        }
    }

    private final TenantSql sql;
    private final CurrentCaller current;
    private final SigningKey key;
    private final String service;

    Verifier(TenantSql sql, CurrentCaller current, SigningKey key, @ConfigProperty(name = "harrier.schema") String service) {
        this.sql = sql;
        this.current = current;
        this.key = key;
        this.service = service;
    }

    Uni<Verification> verify() {
        var tenant = current.get().tenantId();
        return sql.run(connection -> walk(connection, tenant)
                .chain(walk -> connection.query(REST).execute().map(rest -> result(walk, rest.iterator().next()))));
    }

    /** Step after step, none inside the other: a chain may have millions of links. */
    private Uni<Walk> walk(SqlConnection connection, UUID tenant) {
        return Multi.createBy().repeating().uni(() -> new AtomicReference<>(Walk.START),
                at -> connection.preparedQuery(LINKS).execute(Tuple.of(at.get().seq()))
                        .map(rows -> advance(at.get(), rows, tenant)).invoke(at::set))
                .whilst(walk -> !walk.done()).collect().last();
    }

    private Walk advance(Walk from, RowSet<Row> rows, UUID tenant) {
        var walk = from;
        for (Row row : rows) {
            walk = next(walk, row, tenant);
            if (walk.done()) {
                return walk;
            }
        }
        return rows.size() < STEP ? walk.ended() : walk;
    }

    private Walk next(Walk walk, Row row, UUID tenant) {
        long seq = walk.seq() + 1;
        Long entry = row.getLong("audit_id");
        if (row.getLong("seq") != seq) {
            return walk.broken(new BrokenLink(seq, null, "seal_missing"));
        }
        if (row.getLong("id") == null) {
            return walk.broken(new BrokenLink(seq, entry, "entry_missing"));
        }
        byte[] hash = AuditEntry.of(row).hashAfter(walk.hash(), tenant);
        if (!Arrays.equals(hash, row.getBuffer("hash").getBytes())) {
            return walk.broken(new BrokenLink(seq, entry, "entry_changed"));
        }
        var sealedAt = row.get(OffsetDateTime.class, "sealed_at").toInstant();
        if (row.getString("key_id") == null) {
            return new Walk(seq, hash, sealedAt, walk.checkpoint(), walk.otherKeys(), null, false);
        }
        if (!Arrays.equals(hash, row.getBuffer("signed_hash").getBytes())) {
            // The links hold, so it was written anew from somewhere on: which entry changed can't be told.
            return walk.broken(new BrokenLink(seq, null, "rewritten"));
        }
        var checkpoint = new Sealed(seq, row.get(OffsetDateTime.class, "signed_at").toInstant());
        if (!key.isNamed(row.getString("key_id"))) {
            return new Walk(seq, hash, sealedAt, walk.checkpoint(), walk.otherKeys() + 1, null, false);
        }
        if (!Arrays.equals(signature(tenant, checkpoint, hash), row.getBuffer("signature").getBytes())) {
            return walk.broken(new BrokenLink(seq, null, "signature_wrong"));
        }
        return new Walk(seq, hash, sealedAt, checkpoint, walk.otherKeys(), null, false);
    }

    private static Verification result(Walk walk, Row rest) {
        var broken = walk.broken();
        if (broken == null && rest.getBoolean("cut_short")) {
            broken = new BrokenLink(walk.seq() + 1, null, "cut_short");
        }
        if (broken == null && rest.getLong("not_chained") != null) {
            broken = new BrokenLink(walk.seq() + 1, rest.getLong("not_chained"), "not_chained");
        }
        var sealedUpTo = walk.seq() == 0 ? null : new Sealed(walk.seq(), walk.sealedAt());
        return new Verification(broken == null, walk.seq(), sealedUpTo, rest.getLong("unsealed"), walk.checkpoint(),
                walk.otherKeys(), broken);
    }

    /** Ed25519 signs the same text the same way, so the key that signs also checks. */
    private byte[] signature(UUID tenant, Sealed checkpoint, byte[] hash) {
        return key.sign(
                SignedText.checkpoint(service, tenant, checkpoint.seq(), HexFormat.of().formatHex(hash), checkpoint.at()));
    }
}
