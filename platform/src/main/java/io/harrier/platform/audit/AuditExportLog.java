package io.harrier.platform.audit;

import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.harrier.platform.tenancy.TenantSql;
import io.harrier.verifier.ChainHash;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the chain of the caller's tenant for an export: where it ends, then row after row by the index. */
@Singleton
class AuditExportLog {

    private static final String RANGE = """
        select head.seq, head.hash, not exists (select from audit_seals where seq > $2) as to_the_end, (select hash from audit_seals where seq = $1) as after_hash,
               (select count(*) from audit_unsealed) as unsealed
        from (select 1) as one left join lateral (
            select seq, hash from audit_seals where seq <= $2 order by seq desc limit 1) head on true""";
    private static final String ROWS = "select s.seq, s.audit_id, s.hash, s.sealed_at, c.hash as signed_hash, c.signed_at, c.key_id, "
            + "c.signature, " + AuditEntry.COLUMNS
            + """
                 from audit_seals s left join audit_log l on l.tenant_id = s.tenant_id and l.id = s.audit_id
                 left join audit_checkpoints c on c.tenant_id = s.tenant_id and c.seq = s.seq
                where s.seq > $1 and s.seq <= $2 order by s.seq limit $3""";
    /** Signed heads whose rows are gone: those of a chain that was cut short. */
    private static final String BEYOND = """
        select seq, hash as signed_hash, signed_at, key_id, signature from audit_checkpoints c
        where seq > $1 and not exists (select from audit_seals s where s.seq = c.seq) order by seq limit 100""";

    /**
     * What an export goes over.
     *
     * @param afterHash null where there is no such row
     * @param toTheEnd whether no row comes after
     */
    record Range(long afterSeq, byte[] afterHash, long upToSeq, byte[] upToHash, boolean toTheEnd, long unsealed) {

        static Range of(long after, Row row) {
            var head = row.getLong("seq");
            return new Range(after, after == 0 ? ChainHash.start() : bytes(row, "after_hash"), head == null ? 0 : head,
                    head == null ? ChainHash.start() : bytes(row, "hash"), row.getBoolean("to_the_end"),
                    row.getLong("unsealed"));
        }

        private static byte[] bytes(Row row, String column) {
            var bytes = row.getBuffer(column);
            return bytes == null ? null : bytes.getBytes();
        }
    }

    private final TenantSql sql;

    AuditExportLog(TenantSql sql) {
        this.sql = sql;
    }

    Uni<Range> range(long after, long upTo) {
        return sql.run(connection -> connection.preparedQuery(RANGE).execute(Tuple.of(after, upTo)))
                .map(rows -> Range.of(after, rows.iterator().next()));
    }

    Uni<List<Row>> rows(long after, long upTo, int atMost) {
        return list(ROWS, Tuple.of(after, upTo, (long) atMost));
    }

    Uni<List<Row>> checkpointsBeyond(long upTo) {
        return list(BEYOND, Tuple.of(upTo));
    }

    private Uni<List<Row>> list(String query, Tuple values) {
        return sql.run(connection -> connection.preparedQuery(query).execute(values))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }
}
