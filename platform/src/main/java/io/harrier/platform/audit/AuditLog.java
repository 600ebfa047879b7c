package io.harrier.platform.audit;

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
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the audit log of the caller's tenant, newest first. */
@ApplicationScoped
class AuditLog {

    private static final String SORT = "-id";
    private static final String LIST = "select " + AuditEntry.COLUMNS
            + """
                 from audit_log
                where ($1::bigint is null or id < $1) and ($2::text is null or subject_type = $2)
                  and ($3::text is null or subject_id = $3) and ($4::text is null or action = $4)
                  and ($5::text is null or actor = $5) and ($6::timestamptz is null or at >= $6)
                order by id desc limit $7""";

    private final TenantSql sql;

    AuditLog(TenantSql sql) {
        this.sql = sql;
    }

    Uni<Page<AuditEntry>> list(AuditFilter filter, PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        var since = page.updatedSince == null ? null : page.updatedSince.atOffset(java.time.ZoneOffset.UTC);
        var values = Tuple.tuple().addValue(after == null ? null : after.longNumber(0)).addString(filter.subjectType)
                .addString(filter.subjectId).addString(filter.action).addString(filter.actor).addValue(since)
                .addValue(page.limit + 1L);
        return sql.run(connection -> connection.preparedQuery(LIST).execute(values))
                .map(rows -> Page.of(entries(rows), page.limit, entry -> entry, entry -> Cursor.of(SORT, entry.id())));
    }

    private static List<AuditEntry> entries(RowSet<Row> rows) {
        var entries = new ArrayList<AuditEntry>();
        rows.forEach(row -> entries.add(AuditEntry.of(row)));
        return entries;
    }
}
