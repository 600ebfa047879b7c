package io.harrier.alerts.similarity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.alerts.alert.ObservableType;
import io.harrier.platform.storage.Times;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Finds what is alike: the functions bound their own time and see no hidden incident. */
@Singleton
class SimilarityRepository {

    /** An observable that more alerts have tells nothing. */
    static final int TOO_COMMON = 500;
    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {
    };
    private static final String SIMILAR = """
        select id, incident_id, score, cast(reasons as text) from similar_alerts(?1, ?2, ?3, ?4)""";
    private static final String COMMON = """
        select c.type, c.value, c.seen from (
            select o.type, o.value, seen_in(o.type, o.value, ?2) as seen from (
                select type, value from alert_observables where alert_id = ?1 order by type, value limit 50) o) c
        where c.seen > ?3 order by c.type, c.value""";
    private static final String RELATED = """
        select at, id, alert_id, event_id, cast(reasons as text)
        from related_events(?1, cast(cast(?2 as text) as interval), ?3, cast(?4 as timestamptz), cast(?5 as uuid), ?6)""";

    record Found(UUID alert, UUID incident, double score, List<Reason> reasons) {
    }

    record Happened(Instant at, UUID id, UUID alert, UUID event, List<Reason> reasons) {
    }

    private final ObjectMapper json;

    SimilarityRepository(ObjectMapper json) {
        this.json = json;
    }

    Uni<List<Found>> similar(UUID alert, boolean onlyOfIncidents, int atMost) {
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(SIMILAR).setParameter(1, alert)
                .setParameter(2, TOO_COMMON).setParameter(3, onlyOfIncidents).setParameter(4, atMost).getResultList())
                .map(rows -> rows.stream().map(row -> new Found((UUID) row[0], (UUID) row[1],
                        Math.round(((Number) row[2]).doubleValue() * 1000) / 1000.0, reasons(row[3]))).toList());
    }

    Uni<List<ObservableView>> tooCommon(UUID alert) {
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(COMMON).setParameter(1, alert)
                .setParameter(2, TOO_COMMON + 1).setParameter(3, TOO_COMMON).getResultList())
                .map(SimilarityRepository::observables);
    }

    /** @param after null for the first page */
    Uni<List<Happened>> related(UUID alert, Duration window, Instant after, UUID afterId, int atMost) {
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(RELATED).setParameter(1, alert)
                .setParameter(2, window.toString()).setParameter(3, TOO_COMMON)
                .setParameter(4, after).setParameter(5, afterId)
                .setParameter(6, atMost).getResultList())
                .map(rows -> rows.stream().map(row -> new Happened(Times.instant(row[0]), (UUID) row[1], (UUID) row[2],
                        (UUID) row[3], reasons(row[4]))).toList());
    }

    private static List<ObservableView> observables(List<Object[]> rows) {
        return rows.stream().map(row -> ObservableView.of(ObservableType.valueOf(((String) row[0]).toUpperCase(Locale.ROOT)),
                (String) row[1], ((Number) row[2]).intValue(), TOO_COMMON)).toList();
    }

    private List<Reason> reasons(Object text) {
        try {
            return text == null ? List.of() : json.readValue((String) text, REASONS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
