package io.harrier.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.harrier.platform.testing.TestTenant;

/** What hides alerts, as tests speak of it. */
final class Hiding {

    private Hiding() {
    }

    /** These, and those that hide alerts. */
    static Map<String, String> andObjects(TestTenant tenant, Map<String, String> others) {
        var objects = new HashMap<>(others);
        objects.put("/api/v1/silences/{id}", made(tenant, "/api/v1/silences", silence()));
        objects.put("/api/v1/maintenance-windows/{id}", made(tenant, "/api/v1/maintenance-windows", window()));
        objects.put("/api/v1/false-positive-patterns/{id}", made(tenant, "/api/v1/false-positive-patterns",
                "{\"pattern\": \"alert.title == 'x'\", \"description\": \"x\"}"));
        return objects;
    }

    /** Bodies with a time that is ahead whenever this runs. */
    static Map<String, String> andBodies(Map<String, String> others) {
        var bodies = new HashMap<>(others);
        bodies.put("createSilence", silence());
        bodies.put("createMaintenanceWindow", window());
        return bodies;
    }

    private static String made(TestTenant tenant, String path, String body) {
        return tenant.as("incident_manager").body(body).post(path).then().statusCode(201).extract().path("id");
    }

    private static String window() {
        return "{\"name\": \"x\", \"reason\": \"y\", \"systems\": [\"z\"], \"startsAt\": \"%s\", \"endsAt\": \"%s\"}"
                .formatted(Instant.now(), Instant.now().plus(Duration.ofDays(1)));
    }

    private static String silence() {
        return "{\"condition\": \"alert.title == 'x'\", \"reason\": \"Backup\", \"endsAt\": \"%s\"}"
                .formatted(Instant.now().plus(Duration.ofDays(1)));
    }
}
