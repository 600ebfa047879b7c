package io.harrier.incidents.incident;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.harrier.platform.filter.SearchConditions;
import io.harrier.platform.storage.Times;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Finds incidents by words and by conditions that are not leakproof. It runs as the owner of the tables, for row-level security would keep
 * it off its indexes, and gives ids; the rows are read under row-level security. It narrows and pages by itself, so that nothing it
 * finds is lost.
 */
@Singleton
class IncidentSearch {

    private static final String FIND = "select id, at from find_incidents(cast(cast(?1 as text) as jsonb), ?2)";
    private static final String COUNT = "select count(*) from find_incidents(cast(cast(?1 as text) as jsonb), ?2)";

    /** An incident found, with what it is sorted by: a page goes on after the last even where that may not be shown any more. */
    record Hit(UUID id, Instant at) {

        static Hit of(Object[] row) {
            return new Hit((UUID) row[0], Times.instant(row[1]));
        }
    }

    private final ObjectMapper json;

    IncidentSearch(ObjectMapper json) {
        this.json = json;
    }

    Uni<List<Hit>> find(IncidentQuestion question, int atMost) {
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(FIND)
                .setParameter(1, text(question)).setParameter(2, atMost).getResultList())
                .map(rows -> rows.stream().map(Hit::of).toList());
    }

    /** How many there are, counted to the cap and no further. */
    Uni<Integer> count(IncidentQuestion question, int cap) {
        return Panache.getSession().chain(session -> session.<Long>createNativeQuery(COUNT)
                .setParameter(1, text(question)).setParameter(2, cap).getSingleResult()).map(Long::intValue);
    }

    private String text(IncidentQuestion question) {
        var asked = new HashMap<String, Object>();
        asked.put("words", question.words());
        asked.put("condition", SearchConditions.of(question.condition()));
        asked.put("live", question.live());
        asked.put("sort", question.sort().searched());
        if (question.alertId() != null) {
            asked.put("alertId", question.alertId());
        }
        if (!question.after().isEmpty()) {
            asked.put("after", question.after());
        }
        try {
            return json.writeValueAsString(asked);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
