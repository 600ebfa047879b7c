package io.harrier.alerts;

import java.util.List;
import java.util.Map;

import io.harrier.platform.testing.TestTenant;

/** Investigation playbooks as tests speak of them. */
final class Playbooks {

    static final String PATH = "/api/v1/investigation-playbooks";

    private Playbooks() {
    }

    static Map<String, Object> draft(String name, String classification, String relation) {
        return Map.of("name", name, "steps", List.of(
                Map.of("title", "Isolate the host", "guidance", "Ask its owner first", "link",
                        "https://wiki.example.org/isolate",
                        "technique", "T1003.001", "mandatory", true),
                Map.of("title", "Look at the logons")),
                "classifications", List.of(Map.of("classification", classification, "relation", relation)));
    }

    /** Drafts one and answers its id. */
    static String aDraft(TestTenant tenant, String name, String classification, String relation) {
        return tenant.as("analyst").body(draft(name, classification, relation)).post(PATH).then().statusCode(201).extract()
                .path("id");
    }

    static String anActivePlaybook(TestTenant tenant, String name, String classification) {
        String id = aDraft(tenant, name, classification, "primary");
        tenant.as("incident_manager").post(PATH + "/" + id + "/activation").then().statusCode(200);
        return id;
    }

    static String step(TestTenant tenant, String playbook, int index) {
        return tenant.as("incident_manager").get(PATH + "/" + playbook).then().extract().path("steps[" + index + "].id");
    }
}
