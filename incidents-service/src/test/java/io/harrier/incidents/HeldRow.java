package io.harrier.incidents;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;

import io.harrier.platform.testing.TestSql;

/** Somebody has written, and has not ended his transaction yet: whoever wants the same row waits until this is closed. */
public final class HeldRow implements AutoCloseable {

    private static final String WAITING = """
        with recursive waiting as (
            select pid from pg_stat_activity where ? = any(pg_blocking_pids(pid))
            union select a.pid from pg_stat_activity a join waiting w on w.pid = any(pg_blocking_pids(a.pid)))
        select count(*) from waiting""";

    private final Connection connection;
    private final int backend;

    private HeldRow(Connection connection) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement(); var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            backend = row.getInt(1);
        }
    }

    public static HeldRow of(String sql, Object... values) {
        try {
            var connection = TestSql.as("incidents_owner").connect();
            connection.setAutoCommit(false);
            var held = new HeldRow(connection);
            held.write(sql, values);
            return held;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    public void write(String sql, Object... values) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    /** Until so many wait, for this or for one that does. */
    public void awaitWaiting(int many) {
        await().until(() -> TestSql.as("incidents_owner").value(Long.class, WAITING, backend) >= many);
    }

    @Override
    public void close() {
        try (connection) {
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }
}
