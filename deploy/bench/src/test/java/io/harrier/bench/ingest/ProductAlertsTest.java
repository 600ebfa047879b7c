package io.harrier.bench.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.ObjectMapper;

class ProductAlertsTest {

    @ParameterizedTest
    @EnumSource
    void anAlertIsJsonOfOneToTwoKilobytes(ProductAlerts product) throws Exception {
        String json = product.json(1_234_567);

        assertTrue(new ObjectMapper().readTree(json).isObject());
        assertTrue(json.length() > 900 && json.length() < 2_000, json.length() + " bytes");
    }

    @ParameterizedTest
    @EnumSource
    void halfOfALoadIsNew(ProductAlerts product) {
        var load = product.load("topic", 3, 1_001);

        assertEquals(501, load.fresh());
        assertEquals(501, load.records().stream().map(it -> new String(it.key(), StandardCharsets.UTF_8)).distinct().count());
    }

    @Test
    void noTwoRunsShareAnAlert() {
        assertEquals(2, Stream.of(1, 2).flatMap(run -> ProductAlerts.SURICATA.load("topic", run, 1).records().stream())
                .map(it -> new String(it.value(), StandardCharsets.UTF_8)).distinct().count());
    }
}
