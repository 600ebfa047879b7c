package io.harrier.platform.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** SQL as one of the database's roles, over JDBC; passwords equal role names in tests. */
public final class TestSql {

    private final String role;

    private TestSql(String role) {
        this.role = role;
    }

    /** As a role of that name: {@code alerts}, {@code alerts_worker}, {@code alerts_owner}. */
    public static TestSql as(String role) {
        return new TestSql(role);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(HarrierServers.settings().get("harrier.test.jdbc-url"), role, role);
    }

    /** The rows of a query, each column as the driver gives it. */
    public List<List<Object>> query(String sql, Object... values) {
        try (var connection = connect(); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var rows = new ArrayList<List<Object>>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var row = new ArrayList<>();
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        row.add(result.getObject(column));
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    /** The single value of a query. */
    public <T> T value(Class<T> type, String sql, Object... values) {
        return type.cast(query(sql, values).get(0).get(0));
    }

    public int update(String sql, Object... values) {
        try (var connection = connect(); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }
}
