package io.harrier.integrations.asset;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.harrier.integrations.listing.Columns;
import io.harrier.integrations.listing.SqlConditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.tenancy.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads assets: by name, or by change where only changes are asked for. */
@Singleton
class AssetLists {

    private static final String BY_NAME = "name";
    private static final String BY_CHANGE = "updatedAt";
    private static final int MOST_MATCHES = 1_000;

    private final TenantSql sql;

    AssetLists(TenantSql sql) {
        this.sql = sql;
    }

    Uni<AssetView> get(UUID id) {
        return sql.run(connection -> connection.preparedQuery("select * from assets where id = $1").execute(Tuple.of(id)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new NotFound("asset", id);
                    }
                    return AssetView.of(rows.iterator().next());
                });
    }

    Uni<Page<AssetView>> list(AssetFilter filter, PageRequest page) {
        boolean byChange = page.updatedSince != null;
        String sort = byChange ? BY_CHANGE : BY_NAME;
        SqlConditions conditions = new SqlConditions().and("external_system_id = ?", filter.systemId)
                .and("criticality = any(?)", wires(filter.criticality)).and("status = any(?)", statuses(filter.status))
                .and("updated_at >= ?", page.updatedSince)
                .and("id in (select * from search_assets(?, " + MOST_MATCHES + "))", filter.q);
        Cursor after = Cursor.decode(page.cursor, sort, 2);
        if (after != null) {
            conditions.andAll(byChange ? "(updated_at, id) > (?1, ?2)" : "(name, id) > (?1, ?2)",
                    byChange ? after.instant(0) : after.text(0), after.id(1));
        }
        String text = "select * from assets" + conditions.where() + " order by " + (byChange ? "updated_at" : "name")
                + ", id limit "
                + (page.limit + 1);
        return sql.run(connection -> connection.preparedQuery(text).execute(conditions.values()))
                .map(rows -> Page.of(Columns.list(rows).stream().map(AssetView::of).toList(), page.limit, view -> view,
                        last -> Cursor.of(sort, byChange ? last.updatedAt() : last.name(), last.id())));
    }

    private static List<String> wires(List<Criticality> any) {
        return any == null ? null : any.stream().map(it -> it.wire).toList();
    }

    private static List<String> statuses(List<AssetStatus> any) {
        return any == null ? null : any.stream().map(it -> it.wire).toList();
    }
}
