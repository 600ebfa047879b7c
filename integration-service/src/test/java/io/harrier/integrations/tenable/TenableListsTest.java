package io.harrier.integrations.tenable;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.harrier.integrations.testing.IntegrationServers;
import io.harrier.integrations.testing.Tenable;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What came of a synchronization, as it is looked for. */
@QuarkusTest
@WithTestResource(IntegrationServers.class)
class TenableListsTest {

    @Test
    void listsCanBeNarrowed() {
        try (var tenable = Tenable.of(120, 600)) {
            tenable.sync();

            var critical = tenable
                    .all("/api/v1/vulnerabilities?severity=critical&severity=high&state=open&exploitAvailable=true");
            assertFalse(critical.isEmpty());
            assertTrue(critical.stream().allMatch(it -> Set.of("critical", "high").contains(it.get("severity"))
                    && it.get("state").equals("open") && it.get("exploitAvailable").equals(true)));
            String cve = ((List<String>) critical.get(0).get("cve")).get(0);
            var same = tenable.all("/api/v1/vulnerabilities?cve=" + cve.toLowerCase());
            assertTrue(same.size() > 0 && same.stream().allMatch(it -> ((List<?>) it.get("cve")).contains(cve)));
            String asset = (String) critical.get(0).get("assetId");
            assertTrue(tenable.all("/api/v1/vulnerabilities?assetId=" + asset).stream()
                    .allMatch(it -> it.get("assetId").equals(asset)));
            assertTrue(tenable.all("/api/v1/assets?criticality=critical").stream()
                    .allMatch(it -> it.get("criticality").equals("critical")));
            Map<String, Object> one = tenable.all("/api/v1/assets").get(7);
            assertEquals(List.of(one), tenable.all("/api/v1/assets?q=" + ((List<?>) one.get("ipv4")).get(0)));
            assertTrue(tenable.all("/api/v1/assets?q=" + one.get("name")).contains(one));
            assertEquals(600, tenable.all("/api/v1/vulnerabilities?updatedSince=2026-01-01T00:00:00Z").size());
            assertEquals(0, tenable.all("/api/v1/assets?updatedSince=2199-01-01T00:00:00Z").size());
            tenable.tenant.as("viewer").get("/api/v1/vulnerabilities/" + critical.get(0).get("id")).then().statusCode(200)
                    .body("vulnerability.id", is(critical.get(0).get("id")))
                    .body("intelligence.description", notNullValue());
            tenable.tenant.as("viewer").get("/api/v1/assets/" + asset).then().statusCode(200);
        }
    }
}
