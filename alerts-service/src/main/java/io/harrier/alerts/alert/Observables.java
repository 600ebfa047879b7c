package io.harrier.alerts.alert;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Reads the observables of alerts. */
@ApplicationScoped
class Observables {

    private static final String OF = """
        select distinct type, value from alert_observables where alert_id in (?1) order by type, value limit\s""";

    Uni<List<Observable>> of(List<UUID> alerts, int atMost) {
        return Panache.getSession().chain(session -> session.createNativeQuery(OF + atMost, Object[].class)
                .setParameter(1, alerts).getResultList())
                .map(rows -> rows.stream().map(row -> new Observable(
                        ObservableType.valueOf(((String) row[0]).toUpperCase(Locale.ROOT)), (String) row[1])).toList());
    }
}
