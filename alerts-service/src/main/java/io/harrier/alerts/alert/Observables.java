package io.harrier.alerts.alert;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Reads the observables of alerts. */
@ApplicationScoped
class Observables {

    private static final String OF = """
        select distinct type, value from alert_observables where alert_id in (?1) order by type, value limit\s""";

    private static final String EACH = """
        select a.id, o.type, o.value
        from security_alerts a cross join lateral (select type, value from alert_observables o
            where o.tenant_id = a.tenant_id and o.alert_id = a.id order by type, value limit 1000) o
        where a.id in (?1) order by a.id, o.type, o.value""";

    /** Of each alert the first thousand: repeats may have brought more. */
    Uni<Map<UUID, List<Observable>>> byAlert(List<UUID> alerts) {
        if (alerts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(EACH).setParameter(1, alerts)
                .getResultList()).map(rows -> rows.stream().collect(
                        Collectors.groupingBy(row -> (UUID) row[0],
                                Collectors.mapping(row -> observable(row[1], row[2]), Collectors.toList()))));
    }

    private static Observable observable(Object type, Object value) {
        return new Observable(ObservableType.valueOf(((String) type).toUpperCase(Locale.ROOT)), (String) value);
    }

    Uni<List<Observable>> of(List<UUID> alerts, int atMost) {
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(OF + atMost)
                .setParameter(1, alerts).getResultList())
                .map(rows -> rows.stream().map(row -> observable(row[0], row[1])).toList());
    }
}
