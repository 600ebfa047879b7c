package io.harrier.alerts.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.harrier.platform.tenancy.TenantSql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the observables of an alert, with what is held of them. */
@Singleton
class AlertObservables {

    private static final String SORT = "value";
    private static final int MOST_ALERTS = 1_000;
    private static final String IS_THERE = "select 1 from security_alerts where id = $1";
    private static final String FIND = """
        select o.type, o.value, o.verdict, o.tlp, o.pap, (select count(*) from (select 1 from alert_observables s
            where s.tenant_id = o.tenant_id and s.type = o.type and s.value = o.value limit $5) c)::integer as seen_in
        from alert_observables o where o.alert_id = $1 and (o.type, o.value) > ($2, $3)
        order by o.type, o.value limit $4""";

    /** An observable of an alert. */
    @RegisterForReflection
    @Schema(name = "AlertObservable")
    record View(@Schema(examples = "ip") String type, @Schema(examples = "203.0.113.7") String value,
            @Schema(description = "What threat intelligence held of it when it came", examples = "malicious") String verdict,
            @Schema(description = "How far that may be told", examples = "amber") String tlp,
            @Schema(description = "What may be done with it", examples = "green") String pap,
            @Schema(description = "How many alerts hold it, up to 1,000") int seenIn) {
    }

    private final TenantSql sql;

    AlertObservables(TenantSql sql) {
        this.sql = sql;
    }

    Uni<Page<View>> list(UUID alert, PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 2);
        return sql.run(connection -> connection.preparedQuery(IS_THERE).execute(Tuple.of(alert)).invoke(found -> {
            if (found.size() == 0) {
                throw new NotFound("alert", alert);
            }
        }).chain(() -> find(connection, alert, after, page.limit))).map(rows -> Page.of(rows, page.limit, view -> view,
                last -> Cursor.of(SORT, last.type(), last.value())));
    }

    private static Uni<List<View>> find(SqlConnection connection, UUID alert, Cursor after, int limit) {
        return connection.preparedQuery(FIND).execute(Tuple.of(alert, after == null ? "" : after.text(0),
                after == null ? "" : after.text(1), limit + 1, MOST_ALERTS)).map(rows -> {
                    List<View> views = new ArrayList<>();
                    rows.forEach(row -> views.add(new View(row.getString("type"), row.getString("value"),
                            row.getString("verdict"), row.getString("tlp"), row.getString("pap"),
                            row.getInteger("seen_in"))));
                    return views;
                });
    }
}
