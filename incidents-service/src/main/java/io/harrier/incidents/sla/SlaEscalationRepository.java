package io.harrier.incidents.sla;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** What was done about clocks. Whoever adds or changes it holds the incident. */
@ApplicationScoped
class SlaEscalationRepository implements PanacheRepositoryBase<SlaEscalation, UUID> {

    private static final String SORT = "dueAt";

    /** One row more than the page holds. */
    Uni<List<SlaEscalation>> list(UUID incident, PageRequest page) {
        var conditions = new Conditions().with("incidentId = :incident", "incident", incident)
                .with("coalesce(endedAt, dueAt) >= :updatedSince", "updatedSince", page.updatedSince);
        conditions.after(Cursor.decode(page.cursor, SORT, 2), "dueAt");
        return find(conditions.text() + " order by dueAt, id", conditions.values()).range(0, page.limit).list();
    }

    Cursor after(SlaEscalation last) {
        return Cursor.of(SORT, last.dueAt, last.id);
    }

    /** What is written down for these clocks. */
    Uni<Map<SlaEscalation.Step, SlaEscalation>> of(List<UUID> clocks) {
        return list("clockId in ?1", clocks)
                .map(all -> all.stream().collect(Collectors.toMap(SlaEscalation::step, Function.identity())));
    }

    /** What has to be done about a clock by now, in its order. */
    Uni<List<SlaEscalation>> due(UUID clock, Instant now) {
        return find("clockId = ?1 and state = ?2 and dueAt <= ?3 order by dueAt, position", clock, SlaEscalationState.PENDING,
                now).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    Uni<Void> addAll(List<SlaEscalation> all) {
        return getSession().chain(session -> session.persistAll(all.toArray()));
    }
}
