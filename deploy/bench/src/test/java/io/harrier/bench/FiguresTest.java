package io.harrier.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

class FiguresTest {

    private final Figures figures = new Figures();

    @Test
    void aRatioIsTakenWithinEachRound() {
        List.of(10.0, 30.0, 80.0).forEach(value -> figures.add("service", value));
        List.of(20.0, 40.0, 80.0).forEach(value -> figures.add("plain", value));

        figures.ratio("service_vs_plain", "service", "plain");

        assertEquals(0.75, figures.median("service_vs_plain"));
    }

    @Test
    void theLowestOfSeveralIsTheOneOfTheLowestMedian() {
        List.of(0.9, 0.5, 0.8).forEach(value -> figures.add("a", value));
        List.of(0.7, 0.6, 0.9).forEach(value -> figures.add("b", value));

        figures.lowest("lowest", List.of("a", "b"));

        assertEquals(0.7, figures.median("lowest"));
    }

    @Test
    void mediansAreToldWithThreeDigits() {
        figures.add("alerts_per_s", 12345.678);
        figures.add("share", 0.98765);
        figures.add("deadlocks", 0);
        figures.add("rest_ms", 400);

        assertEquals(List.of(new BigDecimal("12346"), new BigDecimal("0.988"), new BigDecimal("0"), new BigDecimal("400")),
                List.copyOf(figures.medians().values()));
    }
}
