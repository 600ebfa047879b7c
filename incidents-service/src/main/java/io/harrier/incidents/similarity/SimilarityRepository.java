package io.harrier.incidents.similarity;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Finds what is alike: the function bounds its own time and sees no hidden incident. */
@Singleton
class SimilarityRepository {

    /** What more incidents have tells nothing. */
    private static final int TOO_COMMON = 500;
    private static final TypeReference<List<SimilarityReason>> REASONS = new TypeReference<>() {
    };
    private static final String SIMILAR = "select id, score, cast(reasons as text) from similar_incidents(?1, ?2, ?3)";
    private static final String COMMON = "select value from common_observables(?1, ?2)";

    record Found(UUID incident, double score, List<SimilarityReason> reasons) {
    }

    private final ObjectMapper json;

    SimilarityRepository(ObjectMapper json) {
        this.json = json;
    }

    Uni<List<Found>> similar(UUID incident, int atMost) {
        return Panache.getSession().chain(session -> session.<Object[]>createNativeQuery(SIMILAR)
                .setParameter(1, incident).setParameter(2, TOO_COMMON).setParameter(3, atMost).getResultList())
                .map(rows -> rows.stream().map(row -> new Found((UUID) row[0],
                        Math.round(((Number) row[1]).doubleValue() * 1000) / 1000.0, reasons(row[2]))).toList());
    }

    Uni<List<String>> tooCommon(UUID incident) {
        return Panache.getSession().chain(session -> session.<String>createNativeQuery(COMMON).setParameter(1, incident)
                .setParameter(2, TOO_COMMON + 1).getResultList());
    }

    private List<SimilarityReason> reasons(Object text) {
        try {
            return text == null ? List.of() : json.readValue((String) text, REASONS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
