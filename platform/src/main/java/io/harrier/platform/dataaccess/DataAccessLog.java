package io.harrier.platform.dataaccess;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

/** Reads the data access log of the caller's tenant: newest first as a list, oldest first as a file. */
@ApplicationScoped
class DataAccessLog {

    private static final String NEWEST = "-id";
    private static final String OLDEST = "id";
    private static final String SELECT = "select " + DataAccessEntry.COLUMNS
            + """
                 from data_access_logs
                where ($1::text[] is null or user_id = any($1)) and ($2::text[] is null or resource_type = any($2))
                  and ($3::text[] is null or resource_id = any($3)) and ($4::text[] is null or action = any($4))
                  and ($5::text[] is null or data_classification = any($5)) and ($6::text[] is null or access_method = any($6))
                  and ($7::boolean is null or success = $7) and ($8::timestamptz is null or accessed_at >= $8)
                  and ($9::timestamptz is null or accessed_at < $9)""";
    private static final String LIST = SELECT + " and ($10::bigint is null or id < $10) order by id desc limit $11";
    private static final String FILE = SELECT + " and ($10::bigint is null or id > $10) order by id limit $11";

    private final TenantSql sql;

    DataAccessLog(TenantSql sql) {
        this.sql = sql;
    }

    Uni<Page<DataAccessEntry>> list(DataAccessFilter filter, PageRequest page) {
        return page(LIST, NEWEST, filter, page.updatedSince, page.cursor, page.limit);
    }

    Uni<Page<DataAccessEntry>> file(DataAccessFilter filter, Instant since, String cursor, int atMost) {
        return page(FILE, OLDEST, filter, since, cursor, atMost);
    }

    private Uni<Page<DataAccessEntry>> page(String query, String sort, DataAccessFilter filter, Instant since, String cursor,
            int limit) {
        var after = Cursor.decode(cursor, sort, 1);
        var values = filter.values(since).addLong(after == null ? null : after.longNumber(0)).addLong(limit + 1L);
        return sql.run(connection -> connection.preparedQuery(query).execute(values))
                .map(rows -> Page.of(entries(rows), limit, entry -> entry, entry -> Cursor.of(sort, entry.id())));
    }

    private static List<DataAccessEntry> entries(RowSet<Row> rows) {
        var entries = new ArrayList<DataAccessEntry>();
        rows.forEach(row -> entries.add(DataAccessEntry.of(row)));
        return entries;
    }
}
