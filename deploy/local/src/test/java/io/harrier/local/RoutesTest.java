package io.harrier.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    private static final String ID = "0190a000-0000-7000-8000-000000000001";

    private final Routes routes = Routes.published();

    @ParameterizedTest
    @CsvSource({
            "/api/v1/alerts, alerts-service",
            "/api/v1/alerts/" + ID + "/escalation, alerts-service",
            "/api/v1/alerts-service/audit, alerts-service",
            "/api/v1/incidents/" + ID + ", incidents-service",
            "/api/v1/incidents/" + ID + "/postmortem, postmortem-service",
            "/api/v1/incidents/" + ID + "/postmortem/more, incidents-service",
            "/api/v1/incidents/postmortem, incidents-service",
            "/api/v1/reviews, postmortem-service",
            "/api/v1/vulnerabilities/" + ID + ", integration-service",
            "/api/v1/alertsomething, ",
            "/api/v1, ",
            "/, ",
    })
    void theFirstMatchOwnsAPath(String path, String service) {
        assertEquals(Optional.ofNullable(service), routes.service(path));
    }
}
