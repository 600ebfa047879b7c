package io.harrier.platform.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.hibernate.reactive.mutiny.Mutiny;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** SQL in the transaction that is open, on whichever client it is. Values are numbered as {@code $1}. */
interface Statements {

    Uni<List<Object[]>> rows(String sql, Object... values);

    Uni<Void> run(String sql, Object... values);

    static Statements of(Mutiny.Session session) {
        return new Statements() {

            @Override
            public Uni<List<Object[]>> rows(String sql, Object... values) {
                var query = session.<Object>createNativeQuery(sql.replace('$', '?'));
                for (int i = 0; i < values.length; i++) {
                    query.setParameter(i + 1, values[i]);
                }
                return query.getResultList()
                        .map(rows -> rows.stream().map(row -> row instanceof Object[] many ? many : new Object[]{row})
                                .toList());
            }

            @Override
            public Uni<Void> run(String sql, Object... values) {
                var statement = session.createNativeQuery(sql.replace('$', '?'));
                for (int i = 0; i < values.length; i++) {
                    statement.setParameter(i + 1, values[i]);
                }
                return statement.executeUpdate().replaceWithVoid();
            }
        };
    }

    static Statements of(SqlConnection connection) {
        return new Statements() {

            @Override
            public Uni<List<Object[]>> rows(String sql, Object... values) {
                return connection.preparedQuery(sql).execute(tuple(values)).map(rows -> {
                    List<Object[]> all = new ArrayList<>();
                    rows.forEach(row -> all.add(values(row)));
                    return all;
                });
            }

            @Override
            public Uni<Void> run(String sql, Object... values) {
                return connection.preparedQuery(sql).execute(tuple(values)).replaceWithVoid();
            }
        };
    }

    private static Tuple tuple(Object... values) {
        return Tuple.from(Arrays.stream(values).map(it -> it instanceof byte[] bytes ? Buffer.buffer(bytes) : it).toArray());
    }

    private static Object[] values(Row row) {
        return IntStream.range(0, row.size()).mapToObj(row::getValue).toArray();
    }
}
