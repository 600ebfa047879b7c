package io.harrier.alerts.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.harrier.alerts.format.Payload;
import io.harrier.platform.storage.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Writes what was received, a bounded part of it at a time: alerts of one record share its bytes until they are bound to a
 * statement, which copies them for each.
 */
final class AlertPayloads {

    static final long MOST_BYTES = 8L * 1024 * 1024;

    private static final String WRITE = """
        insert into alert_payloads (tenant_id, alert_id, content_type, raw)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[])""";

    record Row(UUID tenant, UUID alert, Payload payload) {
    }

    private AlertPayloads() {
    }

    static Uni<Void> write(SqlConnection connection, List<Row> rows) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (List<Row> chunk : chunks(rows)) {
            all = all.chain(() -> connection.preparedQuery(WRITE).execute(columns(chunk)).replaceWithVoid());
        }
        return all;
    }

    /** In their order, each up to a size; a row alone whatever its size. */
    static List<List<Row>> chunks(List<Row> rows) {
        var chunks = new ArrayList<List<Row>>();
        long room = 0;
        for (Row row : rows) {
            int size = row.payload.raw().length;
            if (chunks.isEmpty() || size > room) {
                chunks.add(new ArrayList<>());
                room = MOST_BYTES;
            }
            chunks.get(chunks.size() - 1).add(row);
            room -= size;
        }
        return chunks;
    }

    private static Tuple columns(List<Row> rows) {
        return Columns.of(rows).uuids(Row::tenant).uuids(Row::alert).texts(row -> row.payload.contentType())
                .bytes(row -> row.payload.raw()).tuple();
    }
}
