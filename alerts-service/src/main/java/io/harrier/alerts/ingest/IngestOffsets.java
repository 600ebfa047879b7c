package io.harrier.alerts.ingest;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** What was read of each partition: the truth, kept with the rows that were made of it. */
@Singleton
class IngestOffsets {

    /** A partition of one life of a topic. */
    record Partition(UUID topicId, String topic, int number) {
    }

    private static final String KNOW = """
        insert into ingest_offsets (topic_id, topic, partition, next_offset)
        select * from unnest($1::uuid[], $2::text[], $3::int[], $4::bigint[]) on conflict do nothing""";
    private static final String READ = """
        select topic_id, partition, next_offset from ingest_offsets
        where (topic_id, partition) in (select * from unnest($1::uuid[], $2::int[])) order by topic_id, partition""";
    private static final String ADVANCE = """
        update ingest_offsets o set next_offset = r.next_offset, updated_at = now()
        from unnest($1::uuid[], $2::int[], $3::bigint[]) as r (topic_id, partition, next_offset)
        where o.topic_id = r.topic_id and o.partition = r.partition and o.next_offset < r.next_offset""";

    /** Makes partitions known, from the offset given where they are not; answers where to read on. */
    Uni<Map<Partition, Long>> know(SqlClient client, Map<Partition, Long> beginnings) {
        var all = beginnings.keySet();
        var values = Tuple.of(topics(all), all.stream().map(Partition::topic).toArray(String[]::new), numbers(all),
                all.stream().map(beginnings::get).toArray(Long[]::new));
        return client.preparedQuery(KNOW).execute(values).chain(() -> read(client, all, READ));
    }

    /** Locks the partitions, in order, until the transaction ends: nobody else counts their records meanwhile. */
    Uni<Map<Partition, Long>> lock(SqlConnection connection, Collection<Partition> partitions) {
        return read(connection, partitions, READ + " for update");
    }

    Uni<Void> advance(SqlConnection connection, Map<Partition, Long> next) {
        var all = next.keySet();
        return connection.preparedQuery(ADVANCE)
                .execute(Tuple.of(topics(all), numbers(all), all.stream().map(next::get).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Map<Partition, Long>> read(SqlClient client, Collection<Partition> partitions, String sql) {
        return client.preparedQuery(sql).execute(Tuple.of(topics(partitions), numbers(partitions))).map(rows -> {
            Map<Partition, Long> offsets = new HashMap<>();
            rows.forEach(row -> partitions.stream()
                    .filter(it -> it.topicId().equals(row.getUUID("topic_id")) && it.number() == row.getInteger("partition"))
                    .forEach(it -> offsets.put(it, row.getLong("next_offset"))));
            return offsets;
        });
    }

    private static UUID[] topics(Collection<Partition> partitions) {
        return partitions.stream().map(Partition::topicId).toArray(UUID[]::new);
    }

    private static Integer[] numbers(Collection<Partition> partitions) {
        return partitions.stream().map(Partition::number).toArray(Integer[]::new);
    }
}
