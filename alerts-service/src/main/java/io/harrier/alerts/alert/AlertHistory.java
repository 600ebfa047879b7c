package io.harrier.alerts.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.access.CurrentCaller;
import io.harrier.platform.ids.Ids;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** Writes and reads what happened to alerts. */
@ApplicationScoped
class AlertHistory implements PanacheRepositoryBase<AlertEvent, UUID> {

    private static final String SORT = "id";
    private static final UUID FIRST = new UUID(0, 0);

    private final Ids ids;
    private final Clock clock;
    private final CurrentCaller current;

    AlertHistory(Ids ids, Clock clock, CurrentCaller current) {
        this.ids = ids;
        this.clock = clock;
        this.current = current;
    }

    Uni<AlertEvent> write(SecurityAlert alert, AlertEventType type, UnaryOperator<AlertEvent> what) {
        return persist(what.apply(AlertEvent.of(ids.next(), alert, type, current.get(), clock.instant())));
    }

    /** The same of each of these. */
    Uni<Void> write(List<SecurityAlert> alerts, AlertEventType type, UnaryOperator<AlertEvent> what) {
        var now = clock.instant();
        var by = current.get();
        return persist(alerts.stream().map(alert -> what.apply(AlertEvent.of(ids.next(), alert, type, by, now))));
    }

    Uni<AlertEvent> require(UUID alert, UUID id) {
        return find("alertId = ?1 and id = ?2", alert, id).firstResult().onItem().ifNull()
                .failWith(() -> new NotFound("alert event", id));
    }

    /** Those of these that the caller may see. */
    Uni<List<AlertEvent>> list(List<UUID> ids) {
        return find("id in ?1", ids).list();
    }

    /** In the order in which it happened: ids are made in the order of time. */
    Uni<Page<AlertEventView>> list(UUID alert, PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        return find("alertId = ?1 and id > ?2 and at >= ?3 order by id", alert, after == null ? FIRST : after.id(0),
                page.updatedSince == null ? Instant.EPOCH : page.updatedSince)
                .range(0, page.limit).list()
                .map(rows -> Page.of(rows, page.limit, AlertEventView::of, event -> Cursor.of(SORT, event.id)));
    }
}
