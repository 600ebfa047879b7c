package io.harrier.alerts.alert;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.harrier.platform.paging.Cursor;
import io.harrier.platform.paging.Page;
import io.harrier.platform.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** Reads the observables of an alert, with what is held of them. */
@Singleton
class AlertObservables {

    private static final String SORT = "value";
    private static final int MOST_ALERTS = 1_000;
    private static final String FIND = """
        select o.type, o.value, o.verdict, o.tlp, o.pap, (select count(*) from (select 1 from alert_observables s
            where s.tenant_id = o.tenant_id and s.type = o.type and s.value = o.value limit ?5) c) as seen_in
        from alert_observables o where o.alert_id = ?1 and (o.type, o.value) > (?2, ?3)
        order by o.type, o.value limit ?4""";

    /** An observable of an alert. */
    @RegisterForReflection
    @Schema(name = "AlertObservable")
    record View(@Schema(examples = "ip") String type, @Schema(examples = "203.0.113.7") String value,
            @Schema(description = "What threat intelligence held of it when it came", examples = "malicious") String verdict,
            @Schema(description = "How far that may be told", examples = "amber") String tlp,
            @Schema(description = "What may be done with it", examples = "green") String pap,
            @Schema(description = "How many alerts hold it, up to 1,000") int seenIn) {
    }

    Uni<Page<View>> list(UUID alert, PageRequest page) {
        var after = Cursor.decode(page.cursor, SORT, 2);
        return find(alert, after, page.limit).map(rows -> Page.of(rows, page.limit, view -> view,
                last -> Cursor.of(SORT, last.type(), last.value())));
    }

    private static Uni<List<View>> find(UUID alert, Cursor after, int limit) {
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(FIND).setParameter(1, alert)
                .setParameter(2, after == null ? "" : after.text(0)).setParameter(3, after == null ? "" : after.text(1))
                .setParameter(4, limit + 1).setParameter(5, MOST_ALERTS).getResultList())
                .map(rows -> rows.stream().map(AlertObservables::view).toList());
    }

    private static View view(Object[] row) {
        return new View((String) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4],
                ((Number) row[5]).intValue());
    }
}
