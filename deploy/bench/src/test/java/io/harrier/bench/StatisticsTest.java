package io.harrier.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void theMedianIsTheMiddleValueInAnyOrder() {
        assertEquals(3, Statistics.median(List.of(9.0, 1.0, 3.0)));
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddle() {
        assertEquals(2.5, Statistics.median(List.of(4.0, 1.0, 2.0, 3.0)));
    }

    @Test
    void aPercentileIsTheNearestRank() {
        var hundred = IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList();

        assertEquals(99, Statistics.percentile(hundred, 0.99));
        assertEquals(50, Statistics.percentile(hundred, 0.50));
        assertEquals(7, Statistics.percentile(List.of(7.0), 0.99));
    }

    @Test
    void nothingMeasuredIsNoFigure() {
        assertThrows(IllegalArgumentException.class, () -> Statistics.median(List.of()));
    }
}
