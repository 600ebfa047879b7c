package io.harrier.platform.storage;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.BasicExtractor;
import org.hibernate.type.descriptor.jdbc.JdbcType;

import io.vertx.core.json.JsonArray;

/**
 * A list of records in a jsonb column, as a JSON array: {@code @JdbcType(JsonList.class) List<ActionItem>}. Hibernate Reactive's own
 * {@code SqlTypes.JSON} takes objects only.
 */
public class JsonList implements JdbcType {

    @Override
    public int getJdbcTypeCode() {
        return SqlTypes.OTHER;
    }

    @Override
    public int getDefaultSqlTypeCode() {
        return SqlTypes.JSON;
    }

    @Override
    public <X> ValueBinder<X> getBinder(JavaType<X> type) {
        return new BasicBinder<>(type, this) {

            @Override
            protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options) throws SQLException {
                statement.setObject(index, write(value, type, options));
            }

            @Override
            protected void doBind(CallableStatement statement, X value, String name, WrapperOptions options)
                    throws SQLException {
                statement.setObject(name, write(value, type, options));
            }
        };
    }

    @Override
    public <X> ValueExtractor<X> getExtractor(JavaType<X> type) {
        return new BasicExtractor<>(type, this) {

            @Override
            protected X doExtract(ResultSet row, int index, WrapperOptions options) throws SQLException {
                return read(row.getObject(index), type, options);
            }

            @Override
            protected X doExtract(CallableStatement statement, int index, WrapperOptions options) throws SQLException {
                return read(statement.getObject(index), type, options);
            }

            @Override
            protected X doExtract(CallableStatement statement, String name, WrapperOptions options) throws SQLException {
                return read(statement.getObject(name), type, options);
            }
        };
    }

    private static <X> JsonArray write(X value, JavaType<X> type, WrapperOptions options) {
        return new JsonArray(options.getJsonFormatMapper().toString(value, type, options));
    }

    private static <X> X read(Object stored, JavaType<X> type, WrapperOptions options) {
        return stored == null ? null : options.getJsonFormatMapper().fromString(((JsonArray) stored).encode(), type, options);
    }
}
