package io.harrier.platform.testing;

import static io.restassured.RestAssured.given;

import java.util.Arrays;

/** What a service under test says of itself on {@code /q/metrics}. */
public final class TestMetrics {

    private TestMetrics() {
    }

    /**
     * The sum of a metric over all its label values, or over those named.
     *
     * @param labels as they are written, {@code state="running"}
     */
    public static double value(String name, String... labels) {
        return given().get("/q/metrics").asString().lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }
}
