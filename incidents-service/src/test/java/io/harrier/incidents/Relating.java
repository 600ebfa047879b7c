package io.harrier.incidents;

import java.util.Map;
import java.util.TreeMap;

import io.harrier.platform.testing.TestTenant;

/** What stands between incidents, and around their list, for the tests of every operation. */
final class Relating {

    private static final String INCIDENT = "/api/v1/incidents/{id}";

    private Relating() {
    }

    static Map<String, String> andObjects(TestTenant tenant, Map<String, String> objects) {
        var all = new TreeMap<>(objects);
        all.put(INCIDENT + "/relations/{relation}",
                tenant.as("analyst").body(relation("related", IncidentsFixture.of(tenant).detected()))
                        .post("/api/v1/incidents/" + objects.get(INCIDENT) + "/relations").then().statusCode(201).extract()
                        .path("id"));
        all.put("/api/v1/incidents-service/saved-views/{id}",
                tenant.as("analyst").body(Map.of("name", "Ours", "parameters", Map.of(), "shared", true))
                        .post("/api/v1/incidents-service/saved-views").then().statusCode(201).extract().path("id"));
        return all;
    }

    /** Which incident there is to be related to, no example knows. */
    static Map<String, String> bodies(TestTenant tenant) {
        return Map.of("addRelation", relation("part_of", IncidentsFixture.of(tenant).detected()));
    }

    private static String relation(String role, String incident) {
        return "{\"role\": \"%s\", \"incidentId\": \"%s\", \"reason\": \"The same actor\"}".formatted(role, incident);
    }
}
