package io.harrier.integrations.apicall;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.integrations.listing.Columns;
import io.harrier.integrations.listing.SqlConditions;
import io.harrier.integrations.system.ExternalSystems;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.tenancy.TenantSql;
import io.smallrye.mutiny.Uni;

/** Reads the log of calls, newest first. */
@ApplicationScoped
class ApiCallLists {

    private static final String NEWEST = "-id";

    private final TenantSql sql;
    private final ExternalSystems systems;

    ApiCallLists(TenantSql sql, ExternalSystems systems) {
        this.sql = sql;
        this.systems = systems;
    }

    /** A 404 where there is no such system. */
    Uni<Page<ApiCallView>> list(UUID system, UUID operation, Integer status, PageRequest page) {
        Cursor after = Cursor.decode(page.cursor, NEWEST, 1);
        SqlConditions conditions = new SqlConditions().and("external_system_id = ?", system).and("operation_id = ?", operation)
                .and("response_status = ?", status).and("called_at >= ?", page.updatedSince)
                .and("id < ?", after == null ? null : after.id(0));
        String text = "select * from api_call_logs" + conditions.where() + " order by id desc limit " + (page.limit + 1);
        return systems.found(system)
                .chain(() -> sql.run(connection -> connection.preparedQuery(text).execute(conditions.values())))
                .map(rows -> Page.of(Columns.list(rows), page.limit, ApiCallView::of,
                        last -> Cursor.of(NEWEST, last.getUUID("id"))));
    }
}
