package io.harrier.alerts;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The data that a tenant monitors with, and the states it goes through. */
@QuarkusTest
@WithTestResource(HarrierServers.class)
class MonitoringDataSourcesTest {

    private static final String SOURCES = "/api/v1/monitoring-data-sources";

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void allOfItIsKeptAndFound() {
        String logSource = logSource(tenant);
        var said = Map.of("name", "dc", "type", "agent", "description", "Sign-ins", "collectionMethod", "WEF", "dataFormat",
                "ECS", "collectionFrequency", "near_real_time", "retentionPeriod", "PT8760H", "systemIds",
                List.of("dc-1", "dc-2"), "status", "testing", "logSourceId", logSource);
        String id = create(said).statusCode(201).extract().path("id");
        var view = tenant.as("viewer").get(SOURCES + "/" + id).then().statusCode(200).extract().jsonPath();
        said.forEach((name, value) -> assertEquals(value, view.get(name), name));
        create(Map.of("name", "flows", "type", "netflow")).statusCode(201).body("status", equalTo("planned"))
                .body("systemIds", equalTo(List.of()));
        create(Map.of("name", "dc", "type", "edr")).statusCode(409);
        list("").body("items.name", contains("dc", "flows"));
        list("?logSourceId=" + logSource).body("items.name", contains("dc"));
        list("?status=planned&type=netflow").body("items.name", contains("flows"));
        list("?limit=1").body("items.name", contains("dc"));
        TestTenant.fresh().as("viewer").get(SOURCES + "/" + id).then().statusCode(404);
    }

    @Test
    void itsStateMovesAStepAtATime() {
        String id = create(Map.of("name", "a", "type", "api")).extract().path("id");
        move(id, "active").statusCode(409).body("state", equalTo("planned"))
                .body("legalSteps", containsInAnyOrder("testing", "inactive"));
        for (String next : List.of("testing", "active", "degraded", "active", "inactive", "testing")) {
            move(id, next).statusCode(200).body("status", equalTo(next));
        }
        tenant.as("tenant_admin").header("If-Match", "*").body(Map.of("name", "a", "type", "api")).put(SOURCES + "/" + id)
                .then().statusCode(200).body("status", equalTo("testing"));
        tenant.as("tenant_admin").header("If-Match", "\"0\"").body(Map.of("name", "a", "type", "api"))
                .put(SOURCES + "/" + id).then().statusCode(412);
        tenant.as("tenant_admin").body(Map.of("name", "a", "type", "api")).put(SOURCES + "/" + id).then().statusCode(428);
        assertEquals(8L, TestSql.as("alerts_owner").value(Long.class,
                "select count(*) from audit_log where tenant_id = ? and subject_id = ?", tenant.id(), id));
    }

    @Test
    void whatCanNotBeIsRefusedNamingTheProperty() {
        refused("/logSourceId", Map.of("name", "a", "type", "api", "logSourceId", logSource(TestTenant.fresh())));
        refused("/status", Map.of("name", "a", "type", "api", "status", "degraded"));
        refused("/retentionPeriod", Map.of("name", "a", "type", "api", "retentionPeriod", "PT59M"));
        create(Map.of("name", "a", "type", "rumour")).statusCode(400);
        tenant.as("analyst").body(Map.of("name", "a", "type", "api")).post(SOURCES).then().statusCode(403);
    }

    private void refused(String pointer, Map<String, ?> said) {
        create(said).statusCode(422).body("errors.pointer", contains(pointer));
    }

    private static String logSource(TestTenant tenant) {
        return tenant.as("tenant_admin").body(Map.of("name", "edge")).post("/api/v1/log-sources").then().statusCode(201)
                .extract().path("id");
    }

    private ValidatableResponse list(String query) {
        return tenant.as("viewer").get(SOURCES + query).then().statusCode(200);
    }

    private ValidatableResponse create(Map<String, ?> said) {
        return tenant.as("tenant_admin").body(said).post(SOURCES).then();
    }

    private ValidatableResponse move(String id, String status) {
        return tenant.as("tenant_admin").header("If-Match", "*").body(Map.of("name", "a", "type", "api", "status", status))
                .put(SOURCES + "/" + id).then();
    }
}
