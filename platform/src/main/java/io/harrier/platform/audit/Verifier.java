package io.harrier.platform.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.audit.Verification.BrokenLink;
import io.harrier.platform.audit.Verification.Sealed;
import io.harrier.platform.tenancy.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Walks a tenant's chain from its start, a thousand links at a time, and compares it with the signed checkpoints. */
@ApplicationScoped
class Verifier {

    private static final int STEP = 1_000;
    private static final String LINKS = "select s.seq, s.audit_id, s.hash, s.sealed_at, " + AuditEntry.COLUMNS
            + """
               from audit_seals s left join audit_log l on l.tenant_id = s.tenant_id and l.id = s.audit_id
              where s.seq > $1 order by s.seq limit\s""" + STEP;
    private static final String REST = """
                                       select (select count(*) from audit_unsealed) as unsealed, c.seq, c.hash, c.signed_at, c.key_id, c.signature,
                                              (select hash from audit_seals s where s.seq = c.seq) as sealed
                                       from (select 1) one left join (select * from audit_checkpoints order by seq desc limit 1) c on true""";

    private record Walk(long seq, byte[] hash, Instant sealedAt, BrokenLink broken, boolean done) {
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
        return sql.run(connection -> walk(connection, tenant, new Walk(0, Chain.START, null, null, false))
                .chain(walk -> connection.query(REST).execute().map(rest -> result(tenant, walk, rest.iterator().next()))));
    }

    private Uni<Walk> walk(SqlConnection connection, UUID tenant, Walk from) {
        return connection.preparedQuery(LINKS).execute(Tuple.of(from.seq())).map(rows -> advance(from, rows, tenant))
                .chain(walk -> walk.done() ? Uni.createFrom().item(walk) : walk(connection, tenant, walk));
    }

    private static Walk advance(Walk from, RowSet<Row> rows, UUID tenant) {
        var walk = from;
        for (Row row : rows) {
            long expected = walk.seq() + 1;
            Long entry = row.getLong("audit_id");
            if (row.getLong("seq") != expected) {
                return broken(walk, new BrokenLink(expected, null, "seal_missing"));
            }
            if (row.getLong("id") == null) {
                return broken(walk, new BrokenLink(expected, entry, "entry_missing"));
            }
            byte[] hash = AuditEntry.of(row).hashAfter(walk.hash(), tenant);
            if (!Arrays.equals(hash, row.getBuffer("hash").getBytes())) {
                return broken(walk, new BrokenLink(expected, entry, "entry_changed"));
            }
            walk = new Walk(expected, hash, row.get(OffsetDateTime.class, "sealed_at").toInstant(), null, false);
        }
        return rows.size() < STEP ? new Walk(walk.seq(), walk.hash(), walk.sealedAt(), null, true) : walk;
    }

    private static Walk broken(Walk walk, BrokenLink link) {
        return new Walk(walk.seq(), walk.hash(), walk.sealedAt(), link, true);
    }

    private Verification result(UUID tenant, Walk walk, Row rest) {
        var broken = walk.broken();
        Sealed checkpoint = null;
        if (rest.getLong("seq") != null) {
            checkpoint = new Sealed(rest.getLong("seq"), rest.get(OffsetDateTime.class, "signed_at").toInstant());
            Buffer sealed = rest.getBuffer("sealed");
            if (broken == null && sealed == null) {
                broken = new BrokenLink(walk.seq() + 1, null, "cut_short");
            } else if (broken == null && !sealed.equals(rest.getBuffer("hash"))) {
                broken = new BrokenLink(checkpoint.seq(), null, "entry_changed");
            } else if (broken == null && !signed(tenant, checkpoint, rest)) {
                broken = new BrokenLink(checkpoint.seq(), null, "signature_wrong");
            }
        }
        var sealedUpTo = walk.seq() == 0 ? null : new Sealed(walk.seq(), walk.sealedAt());
        return new Verification(broken == null, walk.seq(), sealedUpTo, rest.getLong("unsealed"), checkpoint, broken);
    }

    /** Ed25519 signs the same text the same way. A checkpoint of an earlier key is checked against its published copy instead. */
    private boolean signed(UUID tenant, Sealed checkpoint, Row rest) {
        if (!rest.getString("key_id").equals(key.id())) {
            return true;
        }
        String hash = HexFormat.of().formatHex(rest.getBuffer("hash").getBytes());
        byte[] signature = key.sign(Checkpoint.text(service, tenant, checkpoint.seq(), hash, checkpoint.at()));
        return Arrays.equals(signature, rest.getBuffer("signature").getBytes());
    }
}
