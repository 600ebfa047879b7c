package io.harrier.alerts.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Reads the alerts of the past, the latest first: their ids are made in the order of time, so that their key serves. */
@ApplicationScoped
public class PastAlerts {

    private static final UUID LAST = new UUID(-1, -1);

    private final AlertRepository alerts;
    private final Observables observables;

    PastAlerts(AlertRepository alerts, Observables observables) {
        this.alerts = alerts;
        this.observables = observables;
    }

    /** An alert as it is now, and what was observed. */
    public record Past(SecurityAlert alert, List<Observable> observables) {
    }

    /**
     * A page of what the caller may see; nothing of it is kept in the session.
     *
     * @param before the last of the page before; null for the latest
     */
    public Uni<List<Past>> before(UUID before, Instant since, int limit) {
        return alerts.before(before == null ? LAST : before, first(since), limit)
                .chain(found -> observables.byAlert(found.stream().map(it -> it.id).toList()).map(seen -> found.stream()
                        .map(it -> new Past(it, seen.getOrDefault(it.id, List.of()))).toList()))
                .call(() -> Panache.getSession().invoke(Mutiny.Session::clear));
    }

    /** The least id of version 7 of an instant. */
    private static UUID first(Instant time) {
        return new UUID(time.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE);
    }
}
