package io.harrier.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.harrier.local.LocalPostgres;

/** The database beside the services: prepared, watched and asked as its superuser, on one connection. */
public final class Database implements AutoCloseable {

    private final LocalPostgres postgres;
    private final Connection connection;

    Database(LocalPostgres postgres) {
        this.postgres = postgres;
        this.connection = connect("postgres");
        execute("set search_path = alerts, public");
    }

    /** A connection of a role of the service, e.g. {@code alerts_worker}. */
    public Connection connect(String role) {
        try {
            // A statement is prepared by the server at its first use, as the services' driver does.
            return DriverManager.getConnection(postgres.jdbcUrl(role) + "&prepareThreshold=1");
        } catch (SQLException e) {
            throw new BenchmarkFailure("No connection to the database as " + role, e);
        }
    }

    public synchronized void execute(String sql, Object... values) {
        try (var statement = prepared(sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new BenchmarkFailure("The database refused: " + sql, e);
        }
    }

    /** The first column of the first row, as a number. */
    public synchronized long number(String sql, Object... values) {
        try (var statement = prepared(sql, values); ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new BenchmarkFailure("The database refused: " + sql, e);
        }
    }

    /** The first column of all rows. */
    public synchronized List<String> texts(String sql, Object... values) {
        try (var statement = prepared(sql, values); ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new BenchmarkFailure("The database refused: " + sql, e);
        }
    }

    /** Clears and writes out what earlier phases left, so that the next does not pay for it. */
    public void settle() {
        execute("vacuum");
        execute("checkpoint");
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new BenchmarkFailure("The connection to the database did not close", e);
        }
    }
}
