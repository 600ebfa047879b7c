package io.harrier.incidents.sla;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.platform.paging.Conditions;
import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.PageRequest;
import io.harrier.platform.problem.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The calendars of a tenant, by name. */
@ApplicationScoped
class CalendarRepository implements PanacheRepositoryBase<TenantCalendar, UUID> {

    private static final String SORT = "name";
    private static final String USED = """
        select exists (select from sla_policies where calendar_id = ?1) or exists (select from sla_clocks where calendar_id = ?1)""";

    Uni<TenantCalendar> get(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("business calendar", id));
    }

    /** One row more than the page holds. */
    Uni<List<TenantCalendar>> list(PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 1);
        var conditions = new Conditions().with("updatedAt >= :updatedSince", "updatedSince", page.updatedSince)
                .with("name > :name", "name", after == null ? null : after.text(0));
        return find(conditions.text() + " order by name", conditions.values()).range(0, page.limit).list();
    }

    Cursor after(TenantCalendar last) {
        return Cursor.of(SORT, last.name);
    }

    Uni<Boolean> isTaken(String name, UUID byOther) {
        return count("name = ?1 and id <> ?2", name, byOther).map(others -> others > 0);
    }

    /** Whether a policy or a clock, of whatever age, counts in it. */
    Uni<Boolean> isUsed(UUID id) {
        return Panache.getSession()
                .chain(session -> session.<Boolean>createNativeQuery(USED).setParameter(1, id).getSingleResult());
    }

    /** The calendars of these ids; where there is no id it is {@link BusinessCalendar#ALWAYS}. */
    Uni<Calendars> named(Collection<UUID> ids) {
        var wanted = ids.stream().filter(Objects::nonNull).distinct().toList();
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(new Calendars(Map.of()));
        }
        return list("id in ?1", wanted)
                .map(found -> new Calendars(found.stream().collect(Collectors.toMap(it -> it.id, TenantCalendar::calendar))));
    }
}
