package io.harrier.incidents.timeline;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.harrier.incidents.IncidentsFixture;
import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class TimelineExportTest {

    private final TestTenant tenant = TestTenant.fresh();
    private final IncidentsFixture incidents = IncidentsFixture.of(tenant);
    private String id;

    @BeforeEach
    void aTimeline() {
        id = incidents.opened(Map.of("title", "Beaconing from [WS-0142](http://evil.example)"));
        var entry = tenant.as("analyst")
                .body(Map.of("eventType", "execution", "title", "=cmd|'/c calc'!A1", "description", "# Run\n<script>",
                        "eventTime",
                        "2026-03-02T07:58:00Z", "attackTechniques", List.of("T1059.001")))
                .post(IncidentsFixture.PATH + id + "/timeline").then().statusCode(201).extract().<String>path("id");
        tenant.as("analyst").body(Map.of("title", "At nine", "description", "Not at eight", "corrects", entry))
                .post(IncidentsFixture.PATH + id + "/timeline").then().statusCode(201);
    }

    @Test
    void asJsonItIsTheIncidentAndItsEntries() {
        export("json").statusCode(200).contentType("application/json").body("incident.id", is(id))
                .body("events", hasSize(3)).body("events.title", hasItems("Incident opened", "At nine"))
                .body("events[0].attackTechniques", hasItem("T1059.001"));
    }

    @Test
    void inCsvNothingIsAFormula() {
        var lines = export("csv").statusCode(200).header("Content-Disposition", containsString("timeline.csv")).extract()
                .asString()
                .split("\r\n");
        assertEquals(4, lines.length);
        assertTrue(lines[0].startsWith("eventTime,endTime,durationMinutes,eventType,"), lines[0]);
        assertTrue(lines[1].contains("'=cmd"), lines[1]);
    }

    @Test
    void inMarkdownNothingIsMarkupButTheDocumentsOwn() {
        var text = export("markdown").statusCode(200).contentType("text/markdown").extract().asString();
        assertTrue(text.startsWith("# Timeline of INC\\-"), text);
        assertFalse(text.contains("](http"), text);
        assertFalse(text.contains("<script>"), text);
        assertTrue(text.contains("- Corrected by: "), text);
        assertTrue(text.contains("T1059\\.001"), text);
    }

    @Test
    void onlyWhoMayExportTakesItAndThatIsOnRecord() {
        export("json").statusCode(200);
        tenant.as("auditor").get("/api/v1/incidents-service/audit?action=export_ended").then().statusCode(200)
                .body("items.detail.rows", hasItem(equalTo(3)));
        tenant.as("analyst").get(IncidentsFixture.PATH + id + "/timeline/export").then().statusCode(403);
        TestTenant.fresh().as("auditor").get(IncidentsFixture.PATH + id + "/timeline/export").then().statusCode(404);
        tenant.as("max", "incident_manager").header("If-Match", "*").body(Map.of("members", List.of()))
                .put(IncidentsFixture.PATH + id + "/restriction").then().statusCode(200);
        export("markdown").statusCode(404);
        export("pdf").statusCode(400);
        tenant.as("max", "auditor").get(IncidentsFixture.PATH + id + "/timeline/export").then().statusCode(200);
        tenant.as("auditor").get("/api/v1/incidents-service/data-access?action=export").then().statusCode(200)
                .body("items.resourceId", hasItem(id)).body("items.userId", hasItem(TestTenant.subject("max")));
    }

    private ValidatableResponse export(String format) {
        return tenant.as("auditor").get(IncidentsFixture.PATH + id + "/timeline/export?format=" + format).then();
    }
}
