package io.harrier.alerts.monitoring;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class MonitoringDataSourceRepository implements PanacheRepositoryBase<MonitoringDataSource, UUID> {

    private static final String SORT = "name";
    private static final String KIND = "monitoring data source";

    Uni<MonitoringDataSource> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound(KIND, id));
    }

    Uni<MonitoringDataSource> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).onItem().ifNull().failWith(() -> new NotFound(KIND, id));
    }

    /** Whether another than the one given has this name. */
    Uni<Boolean> isNamed(String name, UUID but) {
        return count("name = ?1 and id <> ?2", name, but).map(known -> known > 0);
    }

    Uni<Page<MonitoringDataSourceView>> list(MonitoringDataSourceFilter filter, PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        var conditions = new Conditions().with("name > :after", "after", after == null ? "" : after.text(0))
                .with("updatedAt >= :since", "since", page.updatedSince == null ? Instant.EPOCH : page.updatedSince)
                .anyOf("status in (:status)", "status", filter.status).anyOf("type in (:type)", "type", filter.type)
                .anyOf("logSourceId in (:logSource)", "logSource", filter.logSourceId);
        return find(conditions.text() + " order by name", conditions.values())
                .range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, MonitoringDataSourceView::of, it -> Cursor.of(SORT, it.name)));
    }
}
