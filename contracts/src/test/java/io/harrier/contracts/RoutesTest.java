package io.harrier.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

class RoutesTest {

    private static final Set<String> SERVICES = Set.of("alerts-service", "incidents-service", "postmortem-service",
            "integration-service");

    private final List<Route> routes = read();

    @Test
    void everyRouteIsWellFormedAndThereOnce() {
        var seen = new HashSet<String>();
        routes.forEach(route -> {
            assertTrue(SERVICES.contains(route.service()), route::toString);
            assertTrue(seen.add(route.path()), () -> "twice: " + route.path());
            switch (route.match()) {
                case regex -> Pattern.compile(route.path());
                case prefix -> assertTrue(route.path().matches("/api/v1/[a-z-]+"), route::toString);
            }
        });
    }

    @Test
    void everyServiceOwnsThePathOfItsName() {
        SERVICES.forEach(service -> assertEquals(service, ownerOf("/api/v1/" + service + "/audit")));
    }

    @ParameterizedTest
    @CsvSource({
            "/api/v1/incidents/0190a3f2-1bc0-7000-8000-000000000042/postmortem, postmortem-service",
            "/api/v1/incidents/0190a3f2-1bc0-7000-8000-000000000042/postmortems, incidents-service",
            "/api/v1/incidents/0190a3f2-1bc0-7000-8000-000000000042, incidents-service",
            "/api/v1/incidents, incidents-service",
            "/api/v1/alerts, alerts-service",
            "/api/v1/alerts/bulk/assignment, alerts-service",
            "/api/v1/alerts-service/audit, alerts-service",
            "/api/v1/remediation-tasks/7, postmortem-service",
            "/api/v1/vulnerabilities, integration-service",
    })
    void theFirstMatchOwnsThePath(String path, String service) {
        assertEquals(service, ownerOf(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1", "/api/v1/alertsandmore", "/api/v1/alerts-", "/api/v2/alerts", "/q/health"})
    void aPathThatNothingMatchesHasNoOwner(String path) {
        assertEquals("", ownerOf(path));
    }

    @Test
    void aPrefixMatchesOnlyAtTheBorderOfASegment() {
        var alerts = new Route(Match.prefix, "/api/v1/alerts", "alerts-service");
        assertTrue(alerts.covers("/api/v1/alerts"));
        assertTrue(alerts.covers("/api/v1/alerts/42"));
        assertTrue(!alerts.covers("/api/v1/alerts-service/audit"));
    }

    private String ownerOf(String path) {
        return routes.stream().filter(route -> route.covers(path)).map(Route::service).findFirst().orElse("");
    }

    private static List<Route> read() {
        try {
            return new ObjectMapper(new YAMLFactory()).readValue(new File("target/classes/routes.yaml"), Table.class).routes();
        } catch (IOException e) {
            throw new AssertionError("routes.yaml", e);
        }
    }

    enum Match {
        regex,
        prefix
    }

    record Table(List<Route> routes) {
    }

    record Route(Match match, String path, String service) {

        boolean covers(String candidate) {
            return switch (match) {
                case regex -> candidate.matches(path);
                case prefix -> candidate.equals(path) || candidate.startsWith(path + "/");
            };
        }
    }
}
