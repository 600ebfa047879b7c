package io.harrier.alerts;

import static io.harrier.alerts.Alerts.json;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import io.harrier.platform.testing.HarrierServers;
import io.harrier.platform.testing.TestSql;
import io.harrier.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(HarrierServers.class)
class IngestIdempotencyTest {

    private final TestTenant tenant = TestTenant.fresh();

    @Test
    void underTheSameKeyItIsTheSameRequestAndCountedOnce() {
        var first = send("k1", json("k", "high")).then().statusCode(201).extract();
        var second = send("k1", json("k", "high")).then().statusCode(201).extract();
        assertEquals(first.asString(), second.asString());
        assertEquals(first.header("Location"), second.header("Location"));
        tenant.as("viewer").get("/api/v1/alerts/" + first.path("id")).then().body("seenCount", equalTo(1));
        send("k1", json("k", "low")).then().statusCode(422).body("errors.pointer", contains("Idempotency-Key"));
        send("k2", json("k", "high")).then().statusCode(200).body("seenCount", equalTo(2));
    }

    @Test
    void anArrayUnderTheSameKeyIsAnsweredTheSameRefusalsIncluded() {
        String body = "[" + json("m1", "high") + ",{\"sourceSystem\":\"edr-1\"}," + json("m2", "low") + "]";
        String first = send("k3", body).then().statusCode(200).body("items.status", contains(201, 422, 201)).extract()
                .asString();
        assertEquals(first, send("k3", body).then().statusCode(200).extract().asString());
        assertEquals(2L, TestSql.as("alerts_owner").value(Long.class,
                "select sum(seen_count)::bigint from security_alerts where tenant_id = ?", tenant.id()));
    }

    private Response send(String key, String body) {
        return tenant.as("pipeline").header("Idempotency-Key", key).body(body).post("/api/v1/alerts");
    }
}
