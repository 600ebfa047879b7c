package io.harrier.alerts.alert;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Finds alerts by part of their title. It runs as the owner of the tables, for row-level security would keep it off its index, and
 * gives ids; the rows are read under row-level security. It narrows and pages by itself, so that nothing it finds is lost.
 */
@ApplicationScoped
class AlertSearch {

    private static final String FIND = """
        select id, rank, at from search_alerts(?1, ?2, cast(cast(?3 as text) as jsonb), ?4)""";

    /** An alert found, with what it is sorted by: a page goes on after the last even where that may not be shown. */
    record Hit(UUID id, int rank, Instant at) {

        static Hit of(Object[] row) {
            return new Hit((UUID) row[0], ((Number) row[1]).intValue(),
                    row[2] instanceof OffsetDateTime time ? time.toInstant() : (Instant) row[2]);
        }
    }

    private final ObjectMapper json;

    AlertSearch(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param sort severity, assigned or updated
     * @param narrowed the values of the other conditions, and of a cursor's, by name
     */
    Uni<List<Hit>> find(String words, String sort, Map<String, Object> narrowed, int atMost) {
        return Panache.getSession().chain(session -> session.createNativeQuery(FIND, Object[].class)
                .setParameter(1, words).setParameter(2, sort).setParameter(3, text(narrowed)).setParameter(4, atMost)
                .getResultList()).map(rows -> rows.stream().map(Hit::of).toList());
    }

    private String text(Map<String, Object> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
